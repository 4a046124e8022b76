import { isUnsettled } from "../../shared/domain/sale-facts.ts";
import { type Attempt } from "../../shared/domain/sale.ts";

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
