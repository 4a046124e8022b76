import type { ReactNode } from "react";
import type { Sale } from "../../../shared/domain/sale.ts";
import { assertNever } from "../../../shared/result.ts";
import { saleState, saleTone, type SaleState } from "../../stores/sale-state.ts";
import { AlertIcon, CheckIcon, ClockIcon, CrossIcon, QuestionIcon, ReceiptIcon } from "../../ui/icons.tsx";
import type { Tone } from "../../ui/tone.ts";

/** How a sale's state looks in a list: its word's key under `common:state`, its colour and its shape. */
export interface SaleLook {
  readonly word: SaleState;
  readonly tone: Tone;
  readonly icon: ReactNode;
}

/** The look of this sale. */
export function lookOf(sale: Sale): SaleLook {
  const word = saleState(sale);
  return { word, tone: saleTone(sale), icon: iconOf(word) };
}

function iconOf(state: SaleState): ReactNode {
  switch (state) {
    case "fiscalized":
    case "paid":
      return <CheckIcon />;
    case "receipt-missing":
    case "receipt-queued":
    case "receipt-rejected":
      return <ReceiptIcon />;
    case "unknown":
      return <QuestionIcon />;
    case "contradiction":
      return <AlertIcon />;
    case "charging":
    case "awaiting-customer":
    case "expired":
    case "open":
      return <ClockIcon />;
    case "declined":
    case "not-sent":
    case "cancelled":
    case "abandoned":
      return <CrossIcon />;
    default:
      return assertNever(state);
  }
}
