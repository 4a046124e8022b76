import { isUnsettled, lacksReceipt } from "../../../shared/domain/sale-facts.ts";
import type { Attempt, ProviderId, Refund, Sale } from "../../../shared/domain/sale.ts";
import { CAN_NOTHING, type Can } from "./refund-ways.ts";

/** What a person can do about a sale as it stands. */
export type SaleAction =
  | { readonly kind: "follow"; readonly attempt: Attempt; readonly ask: boolean; readonly cancel: boolean }
  | { readonly kind: "settle"; readonly attempt: Attempt }
  | { readonly kind: "settle-refund"; readonly attempt: Attempt; readonly refund: Refund }
  | { readonly kind: "attach" }
  | { readonly kind: "retry" }
  | { readonly kind: "identify"; readonly attempt: Attempt }
  | { readonly kind: "abandon" };

/**
 * The actions that fit, the pressing ones first. Reference and note can always be edited, money can be given back at
 * any time; these are not among them.
 */
export function actionsOf(sale: Sale, canOf: (provider: ProviderId) => Can = () => CAN_NOTHING): readonly SaleAction[] {
  const actions: SaleAction[] = [];
  for (const attempt of sale.attempts) {
    if (attempt.state !== "awaiting-customer" && attempt.state !== "unknown") continue;
    const { status: ask, cancel } = canOf(attempt.provider);
    if (ask || cancel) actions.push({ kind: "follow", attempt, ask, cancel });
  }
  for (const attempt of sale.attempts) {
    const isStuck = attempt.state === "awaiting-customer" && !canOf(attempt.provider).cancel;
    if (attempt.state === "unknown" || isStuck || attempt.contradiction !== null) {
      actions.push({ kind: "settle", attempt });
    }
  }
  for (const attempt of sale.attempts) {
    for (const refund of attempt.refunds) {
      if (refund.state === "unknown") actions.push({ kind: "settle-refund", attempt, refund });
    }
  }
  for (const attempt of sale.attempts) {
    const nameless = attempt.state === "paid" && attempt.refs.transactionId === undefined;
    // Only a receipt that is still to be attached needs the id.
    if (nameless && lacksReceipt(sale)) actions.push({ kind: "identify", attempt });
  }
  const receipt = sale.fiscal?.state;
  if (receipt === "awaiting-receipt" || receipt === "rejected") actions.push({ kind: "attach" });
  if (receipt === "queued") actions.push({ kind: "retry" });
  const money = sale.attempts.some((attempt) => isUnsettled(attempt.state) || attempt.state === "paid");
  if (sale.status === "open" && !money) actions.push({ kind: "abandon" });
  return actions;
}
