import type { AmountUnit } from "../../../shared/domain/settings.ts";
import type { Sale } from "../../../shared/domain/sale.ts";
import { minorPerMajor, toUnits, type Money } from "../../../shared/domain/money.ts";

/** The amount that shows the difference best: small, round, and known to everybody. */
export const PREVIEW: Money = { minor: 100_000, currency: "UZS" };

/** The number that would be sent for an amount in this unit; null where the unit cannot carry it. */
export function wireOf(money: Money, unit: AmountUnit): string | null {
  const units = toUnits(money, unit === "tiyin" ? 1 : minorPerMajor(money.currency));
  return units.ok ? String(units.value) : null;
}

/** The latest paid sale that was charged in the chosen unit after the choice: the one that proves or refutes it. */
export function calibrationSale(sales: readonly Sale[], unit: AmountUnit, chosenAt: number): Sale | null {
  return (
    sales
      .filter((sale) =>
        sale.attempts.some((a) => a.state === "paid" && a.recordedAt >= chosenAt && a.wire.unit === unit),
      )
      .toSorted((a, b) => b.openedAt - a.openedAt)[0] ?? null
  );
}

/** Whole sums as a person types them, with or without blanks between the groups; null when it is nothing of the kind. */
export function parseSums(text: string): number | null {
  const digits = text.replaceAll(/\s/gu, "");
  if (!/^\d{1,12}$/u.test(digits)) return null;
  const value = Number(digits);
  return value > 0 ? value : null;
}
