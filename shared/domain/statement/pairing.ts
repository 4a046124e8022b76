import type { OwnPayment } from "./own-payment.ts";
import { isOpen } from "./own-payment.ts";
import type { StatementRow } from "./row.ts";

/** How far the provider's time of a payment may lie from the till's: first the near ones, then the rest. */
export const WINDOWS_MS = [90_000, 15 * 60_000] as const;
const WIDEST_MS = Math.max(...WINDOWS_MS);

/** Rows that may be about a payment, found by amount. */
export interface Pairing {
  /** Whether any payment that is still free could be meant by this row. */
  couldBe(row: StatementRow): boolean;
  /**
   * Pairs that leave no choice: within a window the row fits one payment alone, and that payment no other row. What
   * comes out does not depend on the order of either list.
   */
  pair(rows: readonly StatementRow[]): Pairs;
}

export interface Pairs {
  readonly pairs: readonly (readonly [OwnPayment, StatementRow])[];
  /** Rows for which there is more than one possibility. */
  readonly ambiguous: readonly StatementRow[];
  readonly unpaired: readonly StatementRow[];
}

/** Pairs rows without a known id with those payments that could have moved money and are not in `taken`. */
export function pairingOf(payments: readonly OwnPayment[], isTaken: (payment: OwnPayment) => boolean): Pairing {
  const byAmount = Map.groupBy(
    payments.filter((payment) => payment.state === "paid" || isOpen(payment)),
    ({ amount }) => `${amount.minor} ${amount.currency}`,
  );
  const candidates = (row: StatementRow, within: number): OwnPayment[] =>
    (byAmount.get(`${row.money.minor} ${row.money.currency}`) ?? []).filter(
      (payment) => !isTaken(payment) && fits(payment, row, within),
    );

  function pair(rows: readonly StatementRow[]): Pairs {
    const pairs: [OwnPayment, StatementRow][] = [];
    const gone = new Set<OwnPayment>();
    let left = rows;
    for (const within of WINDOWS_MS) {
      const edges = left.map((row) => ({ row, fit: candidates(row, within).filter((each) => !gone.has(each)) }));
      const rowsOf = Map.groupBy(
        edges.flatMap(({ row, fit }) => fit.map((payment) => ({ row, payment }))),
        ({ payment }) => payment,
      );
      const found = edges.flatMap(({ row, fit }) => {
        const [only] = fit;
        return only && fit.length === 1 && rowsOf.get(only)?.length === 1 ? [[only, row] as const] : [];
      });
      for (const [payment, row] of found) {
        gone.add(payment);
        pairs.push([payment, row]);
      }
      const done = new Set(found.map(([, row]) => row));
      left = left.filter((row) => !done.has(row));
    }
    const isAmbiguous = (row: StatementRow) => candidates(row, WIDEST_MS).some((each) => !gone.has(each));
    return { pairs, ambiguous: left.filter(isAmbiguous), unpaired: left.filter((row) => !isAmbiguous(row)) };
  }
  return { couldBe: (row) => candidates(row, WIDEST_MS).length > 0, pair };
}

function fits({ at, tail }: OwnPayment, { when, tail: shown }: StatementRow, within: number): boolean {
  const isNear = at >= when.from - within && at <= when.to + within;
  return isNear && (tail === null || shown === null || tail === shown);
}
