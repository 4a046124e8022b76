import { toMajorText, type Money } from "./money.ts";

/** An amount in its major unit, without its currency, in groups of three; tiyin only where there are any. */
export function moneyText(money: Money, separator: string): string {
  const [whole = "0", fraction] = toMajorText(money).split(".");
  const grouped = groups(whole, separator);
  return fraction === undefined ? grouped : `${grouped},${fraction}`;
}

/** A whole number's digits in groups of three. */
export function groups(digits: string, separator: string): string {
  return digits.replaceAll(/\B(?=(?:\d{3})+$)/gu, separator);
}
