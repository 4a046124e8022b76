import type { Money } from "../../../shared/domain/money.ts";
import { isUnsettledRefund, refundedOf } from "../../../shared/domain/sale-facts.ts";
import type { Attempt } from "../../../shared/domain/sale.ts";
import { entryDigits, minorDigits } from "../../../shared/domain/currency.ts";
import type { ProviderStatus } from "../../../shared/ipc/status.ts";

/** What the provider of a payment can do about it. */
export type Can = ProviderStatus["can"];

export const CAN_NOTHING: Can = { status: false, cancel: false, refund: "none" };

/** How money of a paid attempt can go back. */
export interface RefundWays {
  /** What has not gone back yet. */
  readonly left: Money;
  /** Through the provider: not at all, only what is left as a whole, or any part of it. */
  readonly byProvider: "none" | "whole" | "part";
  /** Put on record what the shop did itself: where the provider can't, or has said no. */
  readonly byHand: boolean;
}

/** The ways back for a payment; null where nothing was paid, nothing is left, or another refund may have gone through. */
export function refundWays(attempt: Attempt, can: Can): RefundWays | null {
  if (attempt.state !== "paid" || attempt.contradiction !== null) return null;
  if (attempt.refunds.some((refund) => isUnsettledRefund(refund.state))) return null;
  const { minor, currency } = attempt.amount;
  const left = { minor: minor - refundedOf(attempt).done, currency };
  if (left.minor <= 0) return null;
  const whole = left.minor === minor;
  const byProvider = can.refund === "partial" ? "part" : can.refund === "full" && whole ? "whole" : "none";
  const failed = attempt.refunds.some((refund) => refund.state === "declined" || refund.state === "not-sent");
  return { left, byProvider, byHand: byProvider === "none" || failed };
}

/** Money in units of the last decimal that a cashier types: whole sums, cents. What is finer is left out. */
export function entryUnits({ minor, currency }: Money): number {
  return Math.floor(minor / 10 ** (minorDigits(currency) - entryDigits(currency)));
}
