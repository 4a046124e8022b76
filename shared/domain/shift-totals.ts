import { currencies, type CurrencyCode } from "./currency.ts";
import { paymentStateSchema, providerIdSchema, type PaymentState, type ProviderId, type Sale } from "./sale.ts";
import { casesOf } from "./shift-cases.ts";
import type { ShiftCase, ShiftProblem, ShiftReport, ShiftTotals, Tally } from "./shift-report.ts";

/** A charge attempt with its places in the chain: where it was begun, and where it took money (null: it did not). */
export interface AttemptFact {
  readonly provider: ProviderId;
  readonly currency: CurrencyCode;
  readonly minor: number;
  readonly state: PaymentState;
  readonly seq: number;
  readonly takenSeq: number | null;
}

/** What lies in the chain after `fromSeq`, as the journal's projections have it. */
export interface ShiftFacts {
  readonly fromSeq: number;
  /** Attempts that were begun or took money after `fromSeq`. */
  readonly attempts: readonly AttemptFact[];
  /** Refunds that were done after `fromSeq`. */
  readonly refunds: readonly Pick<AttemptFact, "provider" | "currency" | "minor">[];
  /** Every sale with something that is not settled, with the number of the event that opened it. */
  readonly waiting: readonly { readonly place: number; readonly sale: Sale }[];
  /** Sales opened after `fromSeq`. */
  readonly sales: { readonly count: number; readonly first: string | null; readonly last: string | null };
}

type Sums = Pick<ShiftReport, "firstSale" | "lastSale" | "sales" | "attempts" | "declined" | "totals" | "open">;

/** A shift's figures. Pure: the same chain always adds up to the same report, whatever any clock said. */
export function sumShift(facts: ShiftFacts): Sums {
  const rows = new Map<string, Row>();
  const rowOf = (provider: ProviderId, currency: CurrencyCode): Row => {
    const key = `${provider} ${currency}`;
    const row = rows.get(key) ?? emptyRow(provider, currency);
    rows.set(key, row);
    return row;
  };
  let attempts = 0;
  let declined = 0;
  for (const { provider, currency, minor, state, seq, takenSeq } of facts.attempts) {
    const row = rowOf(provider, currency);
    const isOfThisShift = seq > facts.fromSeq;
    if (isOfThisShift) {
      attempts += 1;
      if (state === "declined") declined += 1;
      row.states.set(state, plus(row.states.get(state), minor));
    }
    if (takenSeq === null || takenSeq <= facts.fromSeq) continue;
    row.taken = plus(row.taken, minor);
    if (!isOfThisShift) row.takenLate = plus(row.takenLate, minor);
  }
  for (const { provider, currency, minor } of facts.refunds) {
    const row = rowOf(provider, currency);
    row.refunded = plus(row.refunded, minor);
  }
  const open = facts.waiting.flatMap(({ place, sale }) =>
    casesOf(sale).map((one): ShiftCase => ({ ...one, earlier: place <= facts.fromSeq })),
  );
  for (const { provider, amount, problem } of open) {
    const row = rowOf(provider, amount.currency);
    const part = partOf(problem);
    row[part] = plus(row[part], amount.minor);
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

function plus(tally: Tally = NONE, minor: number): Tally {
  return { count: tally.count + 1, minor: tally.minor + minor };
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
