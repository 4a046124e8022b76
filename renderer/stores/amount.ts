/** The amount as it is typed: figures, and the terms already added up with `+`. */
export interface Amount {
  readonly terms: readonly number[];
  readonly digits: string;
}

export const NO_AMOUNT: Amount = { terms: [], digits: "" };

/** Nine figures: more than any till sells for, and far from where numbers lose their exactness. */
const MOST_DIGITS = 9;
const MOST = 10 ** MOST_DIGITS - 1;

/** What is to be paid, in whole units. */
export function totalOf({ terms, digits }: Amount): number {
  return terms.reduce((sum, term) => sum + term, 0) + Number(digits);
}

/** One or more figures more; figures that do not fit are not taken. */
export function withDigits(amount: Amount, digits: string): Amount {
  const typed = `${amount.digits}${digits}`.replace(/^0+/u, "");
  const next = { ...amount, digits: typed };
  return typed.length > MOST_DIGITS || totalOf(next) > MOST ? amount : next;
}

/** One figure less; with none left, the last term comes back to be corrected. */
export function withoutDigit({ terms, digits }: Amount): Amount {
  if (digits !== "") return { terms, digits: digits.slice(0, -1) };
  const last = terms.at(-1);
  return last === undefined ? NO_AMOUNT : { terms: terms.slice(0, -1), digits: String(last) };
}

/** A round sum more, as on the quick buttons. */
export function withAdded(amount: Amount, sum: number): Amount {
  const next = { ...amount, digits: String(Number(amount.digits) + sum) };
  return totalOf(next) > MOST ? amount : next;
}

/** Puts the figures away as a term, to type the next one. */
export function withPlus({ terms, digits }: Amount): Amount {
  const term = Number(digits);
  return term === 0 ? { terms, digits } : { terms: [...terms, term], digits: "" };
}
