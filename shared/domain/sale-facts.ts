import type { Attempt, PaymentState, Refund, RefundState, Sale } from "./sale.ts";

// What a sale tells when it is asked. Apart from the schemas: the first screen asks, and carries no validator.

/** The attempt that the sale stands or falls with: the paid one, else the last. */
export function currentAttempt(sale: Sale): Attempt | null {
  return sale.attempts.find((a) => a.state === "paid") ?? sale.attempts.at(-1) ?? null;
}

/**
 * The payment that the sale's receipt belongs to: the first that took money and needs one. Money that turns up later,
 * against what was said before, does not draw a receipt to itself that is on its way already.
 */
export function receiptedAttempt(sale: Sale): Attempt | null {
  const paid = sale.attempts.filter((a) => a.state === "paid" && a.fiscalization === "receipt-url");
  return paid.toSorted((one, other) => (one.endedAt ?? 0) - (other.endedAt ?? 0))[0] ?? null;
}

/** More than one attempt of this sale took money: only possible after a person's wrong decision; must be said. */
export function paidTwice(sale: Sale): boolean {
  return sale.attempts.filter((a) => a.state === "paid").length > 1;
}

/** An attempt in one of these states forbids another charge for the same sale. */
export function isUnsettled(state: PaymentState): boolean {
  return state === "recorded" || state === "sent" || state === "awaiting-customer" || state === "unknown";
}

/** A refund in one of these states forbids another one of the same payment. */
export function isUnsettledRefund(state: RefundState): boolean {
  return state === "recorded" || state === "sent" || state === "unknown";
}

/** Money that went back, and money that may have: in minor units of the attempt's currency. */
export function refundedOf(attempt: Attempt): { readonly done: number; readonly possible: number } {
  const sum = (refunds: readonly Refund[]) => refunds.reduce((total, refund) => total + refund.amount.minor, 0);
  const done = sum(attempt.refunds.filter((r) => r.state === "refunded" || r.state === "by-hand"));
  return { done, possible: done + sum(attempt.refunds.filter((r) => isUnsettledRefund(r.state))) };
}

/** Something of this sale is between the till and a provider: a charge, a refund, or a customer at their phone. */
export function hasOpenPayment(sale: Sale): boolean {
  return sale.attempts.some(
    (a) =>
      a.state === "recorded" ||
      a.state === "sent" ||
      a.state === "awaiting-customer" ||
      a.refunds.some((r) => r.state === "recorded" || r.state === "sent"),
  );
}

/** A customer has still to pay, or to walk away: must not be forgotten, also once the next sale is in the lane. */
export function awaitsCustomer(sale: Sale): boolean {
  return sale.attempts.some((a) => a.state === "awaiting-customer");
}

export function hasUnknownPayment(sale: Sale): boolean {
  return sale.attempts.some(
    (a) => a.state === "unknown" || a.contradiction !== null || a.refunds.some((r) => r.state === "unknown"),
  );
}

/** Paid, and the law's receipt is not attached yet. */
export function lacksReceipt(sale: Sale): boolean {
  const state = sale.fiscal?.state;
  return state === "awaiting-receipt" || state === "queued" || state === "rejected";
}
