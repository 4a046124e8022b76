/** What is known of the provider's errors (contracts.md 6.5). No full table is published. */

/**
 * Whether `create` was refused because the invoice is there already. Code 0 is documented with these words only
 * (source 4), so a code 0 without words means the same.
 */
export function saysExists(code: string | null, words: string | null): boolean {
  return words === null ? code === "0" : /already\s+exist|duplicat/iu.test(words);
}

/**
 * Whether `process` was refused because something became of the invoice already: it is closed, paid, processed or was
 * never open. What became of it only its status tells. An error without words tells nothing either.
 */
export function saysOver(words: string | null): boolean {
  return words === null || /already|exist|duplicat|clos|finish|complet|paid|payed|processed/iu.test(words);
}

/** Whether `status` says that there is no such invoice: 401 "Payment not found". */
export function saysNotFound(words: string | null): boolean {
  return words !== null && /\b(?:payment|invoice|transaction|order)\s+(?:is\s+|was\s+)?not\s+found\b/iu.test(words);
}

/** An error as a detail for people. */
export function toldError(code: string | null, words: string | null): string {
  return `error ${code ?? "without a code"}: ${words ?? "no words"}`;
}
