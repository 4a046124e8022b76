import { z } from "zod";
import { err, ok, type Result } from "../result.ts";

/** ISO 4217 minor digits of each currency this till speaks. */
const MINOR_DIGITS = { UZS: 2 } as const;

export type CurrencyCode = keyof typeof MINOR_DIGITS;
export const currencySchema = z.enum(["UZS"]);

/** An amount in whole minor units (tiyin for UZS). Never negative, never a fraction. */
export const moneySchema = z.strictObject({
  minor: z.int().min(0),
  currency: currencySchema,
});
export type Money = Readonly<z.infer<typeof moneySchema>>;

/** How many minor units make one major unit: 100 for UZS. */
export function minorPerMajor(currency: CurrencyCode): number {
  return 10 ** MINOR_DIGITS[currency];
}

/** Whole major units (sums) as money. Refuses what is not a whole, safe, non-negative number. */
export function fromMajor(major: number, currency: CurrencyCode): Result<Money, "not-whole" | "too-large"> {
  if (!Number.isInteger(major) || major < 0) return err("not-whole");
  const minor = major * minorPerMajor(currency);
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
  const per = minorPerMajor(money.currency);
  const major = Math.floor(money.minor / per);
  const rest = money.minor % per;
  return rest === 0 ? String(major) : `${major}.${String(rest).padStart(MINOR_DIGITS[money.currency], "0")}`;
}
