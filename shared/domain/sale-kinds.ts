import { assertNever } from "../result.ts";
import { hasUnknownPayment, isUnsettled, lacksReceipt, paidTwice, refundedOf } from "./sale-facts.ts";
import type { Sale } from "./sale.ts";

/** The kinds of sales that a person looks for. */
export const saleKinds = ["all", "paid", "waiting", "refunded", "failed"] as const;
export type SaleKind = (typeof saleKinds)[number];

/** Whether a sale is of that kind. One sale may be of several. */
export function isOfKind(sale: Sale, kind: SaleKind): boolean {
  switch (kind) {
    case "all":
      return true;
    case "paid":
      return sale.attempts.some((attempt) => attempt.state === "paid");
    case "waiting":
      return hasUnknownPayment(sale) || lacksReceipt(sale) || paidTwice(sale);
    case "refunded":
      return sale.attempts.some((attempt) => refundedOf(attempt).possible > 0);
    case "failed":
      return !sale.attempts.some((attempt) => attempt.state === "paid" || isUnsettled(attempt.state));
    default:
      return assertNever(kind);
  }
}

/** What the sale took, less what went back of it, in minor units. */
export function paidMinor(sale: Sale): number {
  const paid = sale.attempts.filter((attempt) => attempt.state === "paid");
  return paid.reduce((sum, attempt) => sum + attempt.amount.minor - refundedOf(attempt).done, 0);
}
