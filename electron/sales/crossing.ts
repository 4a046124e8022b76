import { isUnsettled } from "../../shared/domain/sale-facts.ts";
import type { Attempt, UnknownReason } from "../../shared/domain/sale.ts";

/**
 * Answers cross each other: the status may have told first what a late answer says again, a person may have decided
 * while either was on its way. These say whether a word of the provider still changes anything.
 */

/** That money moved is news unless the provider has said so before. After any other end it is a contradiction. */
export function isNewsPaid(attempt: Attempt): boolean {
  return attempt.state !== "paid" || attempt.settled?.outcome === "paid";
}

/** A refusal is news where nothing has ended the attempt, or only a person has. */
export function isNewsDeclined(attempt: Attempt): boolean {
  return isUnsettled(attempt.state) || attempt.settled !== null;
}

/**
 * Where a person has said that nothing was paid, only the word that another amount was paid is doubt enough to ask them
 * again; and only once, or their second answer would never stand.
 */
export function isNewsDoubt(attempt: Attempt, { reason, detail }: Doubt): boolean {
  const { state, settled, via, unknown } = attempt;
  if (state !== "declined" || settled?.outcome !== "not-paid" || via !== "person") return false;
  return reason === "amount-mismatch" && (unknown?.reason !== reason || unknown.detail !== detail);
}

interface Doubt {
  readonly reason: UnknownReason;
  readonly detail: string;
}
