import type { ReactNode } from "react";
import type { SaleState } from "../../stores/sale-state.ts";
import { CheckIcon, ClockIcon, CrossIcon, QuestionIcon, ReceiptIcon } from "../../ui/icons.tsx";

/** The sign that goes with a sale's state, so that it is told by more than its colour. */
export function stateIcon(state: SaleState): ReactNode {
  switch (state) {
    case "fiscalized":
    case "paid":
      return <CheckIcon size={0.95} />;
    case "receipt-missing":
    case "receipt-queued":
    case "receipt-rejected":
      return <ReceiptIcon size={0.95} />;
    case "unknown":
    case "contradiction":
      return <QuestionIcon size={0.95} />;
    case "charging":
    case "awaiting-customer":
    case "open":
      return <ClockIcon size={0.95} />;
    case "declined":
    case "not-sent":
    case "expired":
    case "cancelled":
    case "abandoned":
      return <CrossIcon size={0.95} />;
  }
}
