import { err, ok, type Result } from "../result.ts";
import { entryDigits, minorDigits, type CurrencyCode } from "./currency.ts";
import type { Money } from "./money-schema.ts";

export type { CurrencyCode } from "./currency.ts";
export type { Money } from "./money-schema.ts";

/** How many minor units make one major unit: 100 for UZS. */
export function minorPerMajor(currency: CurrencyCode): number {
  return 10 ** minorDigits(currency);
}

/** Whole major units (sums) as money. Refuses what is not a whole, safe, non-negative number. */
export function fromMajor(major: number, currency: CurrencyCode): Result<Money, "not-whole" | "too-large"> {
  return scaled(major, minorDigits(currency), currency);
}

/** What a cashier typed, in units of the currency's last typed decimal (whole sums, cents), as money. */
export function fromEntry(typed: number, currency: CurrencyCode): Result<Money, "not-whole" | "too-large"> {
  return scaled(typed, minorDigits(currency) - entryDigits(currency), currency);
}

function scaled(units: number, digits: number, currency: CurrencyCode): Result<Money, "not-whole" | "too-large"> {
  if (!Number.isInteger(units) || units < 0) return err("not-whole");
  const minor = units * 10 ** digits;
  if (!Number.isSafeInteger(minor)) return err("too-large");
  return ok({ minor, currency });
}

/**
 * Money as a whole number of a provider's unit, `minorPerUnit` minor units each (1 = tiyin, 100 = sum).
 * Refused when a minor unit would be lost.
 */
export function toUnits(money: Money, minorPerUnit: number): Result<number, "loses-minor-units"> {
  const units = money.minor / minorPerUnit;
  return Number.isSafeInteger(units) ? ok(units) : err("loses-minor-units");
}

/** The decimal text of an amount in major units: "127500" or "127500.50". */
export function toMajorText(money: Money): string {
  const digits = minorDigits(money.currency);
  const text = String(money.minor).padStart(digits + 1, "0");
  const [major, rest] = [text.slice(0, text.length - digits), text.slice(text.length - digits)];
  return /^0*$/u.test(rest) ? major : `${major}.${rest}`;
}

/**
 * A provider's decimal text ("12000", "12000.5", "0.00010000") as money, exactly. Refused when it is no plain decimal,
 * negative, or finer than the currency's minor unit.
 */
export function parseDecimal(
  text: string,
  currency: CurrencyCode,
): Result<Money, "not-a-decimal" | "loses-minor-units"> {
  const parts = /^(\d{1,20})(?:\.(\d{1,30}))?$/u.exec(text.trim());
  if (!parts) return err("not-a-decimal");
  const [, major = "0", fraction = ""] = parts;
  const digits = minorDigits(currency);
  if (/[^0]/u.test(fraction.slice(digits))) return err("loses-minor-units");
  const minor = Number(major + fraction.slice(0, digits).padEnd(digits, "0"));
  return Number.isSafeInteger(minor) ? ok({ minor, currency }) : err("not-a-decimal");
}

export function sameMoney(one: Money, other: Money): boolean {
  return one.minor === other.minor && one.currency === other.currency;
}
