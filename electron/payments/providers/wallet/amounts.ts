import { minorDigits, type CurrencyCode } from "../../../../shared/domain/currency.ts";
import { parseDecimal, sameMoney, toMajorText, type Money } from "../../../../shared/domain/money.ts";

/** An amount as it goes over the wire: with every decimal place of its currency, "100.00" as in source 4's example. */
export function wireDecimal(money: Money): string {
  const digits = minorDigits(money.currency);
  const text = toMajorText(money);
  return digits === 0 || text.includes(".") ? text : `${text}.${"0".repeat(digits)}`;
}

/** How an amount that came back differs from what was asked, in words; null when it does not. */
export function whatDiffers(told: string, currency: CurrencyCode, asked: Money): string | null {
  const of = `${toMajorText(asked)} ${asked.currency}`;
  if (currency !== asked.currency) return `${told} ${currency} instead of ${of}`;
  const money = parseDecimal(told, currency);
  if (!money.ok) return `"${told.slice(0, 40)}" ${currency} instead of ${of}`;
  if (sameMoney(money.value, asked)) return null;
  const minor = Math.abs(money.value.minor - asked.minor);
  const way = money.value.minor < asked.minor ? "less" : "more";
  return `${told} ${currency} instead of ${of}: ${toMajorText({ minor, currency })} ${way}`;
}
