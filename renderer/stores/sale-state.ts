import { lacksReceipt } from "../../shared/domain/sale-facts.ts";
import type { Sale } from "../../shared/domain/sale.ts";
import { assertNever } from "../../shared/result.ts";
import { stepOf } from "./lane-step.ts";

/** A whole sale in one word of `common:state`. */
export type SaleState =
  | "fiscalized"
  | "receipt-missing"
  | "receipt-queued"
  | "receipt-rejected"
  | "paid"
  | "declined"
  | "not-sent"
  | "unknown"
  | "contradiction"
  | "charging"
  | "awaiting-customer"
  | "expired"
  | "cancelled"
  | "abandoned"
  | "open";

export type SaleTone = "neutral" | "accent" | "ok" | "bad" | "warn";

export function saleState(sale: Sale): SaleState {
  const step = stepOf(sale, false);
  switch (step.at) {
    case "entry":
      return "open";
    case "charging":
    case "awaiting-customer":
    case "unknown":
    case "contradiction":
    case "abandoned":
    case "receipt-queued":
    case "receipt-rejected":
      return step.at;
    case "receipt-due":
      return "receipt-missing";
    case "done":
      return sale.fiscal?.state === "fiscalized" ? "fiscalized" : "paid";
    case "not-charged": {
      const state = step.attempt?.state;
      if (state === "declined" || state === "not-sent" || state === "expired" || state === "cancelled") return state;
      return "open";
    }
    default:
      return assertNever(step);
  }
}

/** Its colour: green is money with everything done, amber is something to do, red is no money. */
export function saleTone(sale: Sale): SaleTone {
  const state = saleState(sale);
  if (state === "fiscalized" || state === "paid") return "ok";
  if (lacksReceipt(sale) || state === "unknown" || state === "contradiction") return "warn";
  if (state === "declined" || state === "not-sent" || state === "expired") return "bad";
  return state === "charging" || state === "awaiting-customer" ? "accent" : "neutral";
}
