import { currencies, type CurrencyCode } from "./currency.ts";
import { paymentStateSchema, providerIdSchema, type PaymentState, type ProviderId, type Sale } from "./sale.ts";
import { casesOf } from "./shift-cases.ts";
import type { ShiftCase, ShiftProblem, ShiftReport, ShiftTotals, Tally } from "./shift-report.ts";

/** Money of one provider in one currency, added up. */
export interface MoneySum extends Tally {
  readonly provider: ProviderId;
  readonly currency: CurrencyCode;
}

/** What lies in the chain after `fromSeq`, as the journal's projections add it up. */
export interface ShiftFacts {
  readonly fromSeq: number;
  /** Charge attempts that were begun after `fromSeq`, by the state in which they are now. */
  readonly begun: readonly (MoneySum & { readonly state: PaymentState })[];
  /** Attempts that took money after `fromSeq`; `late` ones were begun before. */
  readonly taken: readonly (MoneySum & { readonly late: boolean })[];
  /** Refunds that were done after `fromSeq`. */
  readonly refunds: readonly MoneySum[];
  /** Every sale with something that is not settled, with the number of the event that opened it. */
  readonly waiting: readonly { readonly place: number; readonly sale: Sale }[];
  /** Sales opened after `fromSeq`. */
  readonly sales: { readonly count: number; readonly first: string | null; readonly last: string | null };
}

/** The part of a report that its facts decide. */
export type ShiftSums = Pick<
  ShiftReport,
  "firstSale" | "lastSale" | "sales" | "attempts" | "declined" | "totals" | "open"
>;

/** A shift's figures. Pure: the same chain always adds up to the same report, whatever any clock said. */
export function sumShift(facts: ShiftFacts): ShiftSums {
  const rows = new Map<string, Row>();
  const rowOf = (provider: ProviderId, currency: CurrencyCode): Row => {
    const key = `${provider} ${currency}`;
    const row = rows.get(key) ?? emptyRow(provider, currency);
    rows.set(key, row);
    return row;
  };
  let attempts = 0;
  let declined = 0;
  for (const { provider, currency, state, count, minor } of facts.begun) {
    attempts += count;
    if (state === "declined") declined += count;
    rowOf(provider, currency).states.set(state, { count, minor });
  }
  for (const { provider, currency, late, ...sum } of facts.taken) {
    const row = rowOf(provider, currency);
    row.taken = plus(row.taken, sum);
    if (late) row.takenLate = plus(row.takenLate, sum);
  }
  for (const { provider, currency, ...sum } of facts.refunds) {
    const row = rowOf(provider, currency);
    row.refunded = plus(row.refunded, sum);
  }
  const open = facts.waiting.flatMap(({ place, sale }) =>
    casesOf(sale).map((one): ShiftCase => ({ ...one, earlier: place <= facts.fromSeq })),
  );
  for (const { provider, amount, problem } of open) {
    const row = rowOf(provider, amount.currency);
    const part = partOf(problem);
    row[part] = plus(row[part], { count: 1, minor: amount.minor });
  }
  const totals = [...rows.values()].toSorted(inOrder).map(totalsOf);
  const { count, first, last } = facts.sales;
  return { firstSale: first, lastSale: last, sales: count, attempts, declined, totals, open };
}

interface Row {
  readonly provider: ProviderId;
  readonly currency: CurrencyCode;
  taken: Tally;
  takenLate: Tally;
  refunded: Tally;
  refundsPossible: Tally;
  unsettled: Tally;
  receiptsMissing: Tally;
  readonly states: Map<PaymentState, Tally>;
}

const NONE: Tally = { count: 0, minor: 0 };

function emptyRow(provider: ProviderId, currency: CurrencyCode): Row {
  return {
    provider,
    currency,
    taken: NONE,
    takenLate: NONE,
    refunded: NONE,
    refundsPossible: NONE,
    unsettled: NONE,
    receiptsMissing: NONE,
    states: new Map(),
  };
}

function plus(one: Tally, other: Tally): Tally {
  return { count: one.count + other.count, minor: one.minor + other.minor };
}

function partOf(problem: ShiftProblem): "unsettled" | "refundsPossible" | "receiptsMissing" {
  if (problem === "refund-in-flight" || problem === "refund-unknown") return "refundsPossible";
  return problem.startsWith("receipt") ? "receiptsMissing" : "unsettled";
}

function totalsOf({ states, ...row }: Row): ShiftTotals {
  return {
    ...row,
    net: row.taken.minor - row.refunded.minor,
    states: paymentStateSchema.options.flatMap((state) => {
      const tally = states.get(state);
      return tally ? [{ state, ...tally }] : [];
    }),
  };
}

const byProvider = (row: Row) => providerIdSchema.options.indexOf(row.provider);
const byCurrency = (row: Row) => currencies.indexOf(row.currency);

function inOrder(one: Row, other: Row): number {
  return byProvider(one) - byProvider(other) || byCurrency(one) - byCurrency(other);
}
