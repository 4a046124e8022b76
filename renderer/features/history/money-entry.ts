import { fromEntry, parseDecimal, type CurrencyCode, type Money } from "../../../shared/domain/money.ts";
import { entryUnits } from "./refund-ways.ts";

/** More figures than any till takes, and far from where numbers lose their exactness. */
const MOST_FIGURES = 12;

/** The figures in a field as units of the last typed decimal, as on the keypad; null while there are none. */
export function unitsTyped(text: string): number | null {
  const figures = text.replaceAll(/\D/gu, "").replace(/^0+/u, "").slice(0, MOST_FIGURES);
  return figures === "" ? null : Number(figures);
}

/** A pasted amount ("12.5", "1 250,50") in the same units; null when it is no amount that can be typed exactly. */
export function unitsPasted(text: string, currency: CurrencyCode): number | null {
  const plain = text.replaceAll(/\s/gu, "").replace(/,(?=\d{1,8}$)/u, ".");
  const money = parseDecimal(plain, currency);
  if (!money.ok) return null;
  const units = entryUnits(money.value);
  const back = fromEntry(units, currency);
  return back.ok && back.value.minor === money.value.minor ? units : null;
}

/** Whether that much can be taken off what is left. */
export function fits(units: number | null, left: Money): boolean {
  return units !== null && units > 0 && units <= entryUnits(left);
}
