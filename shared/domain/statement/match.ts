import type { ProviderId } from "../sale.ts";
import { sameMoney } from "../money.ts";
import type { Comparison, Pair, Proposal } from "./comparison.ts";
import { createLists, lineOf, plain, rowLine, type Lists } from "./lists.ts";
import { idKey, isOpen, type OwnPayment } from "./own-payment.ts";
import { pairingOf } from "./pairing.ts";
import type { StatementRow } from "./row.ts";

/** Rows that only their amount and time could tell: more than these are no statement of one till. */
const MOST_BY_AMOUNT = 100_000;

export interface StatementMatch {
  /** One row more, in the file's order. False: far too many rows look alike to be told apart. */
  take(row: StatementRow): boolean;
  end(rows: number, covers: Comparison["covers"]): Comparison;
}

/**
 * Holds a statement against the till's payments: by id first, then by amount, time and the card's last figures. Every
 * row is about at most one payment and every payment has at most one row. Keeps only rows that could be about an own
 * payment, so a statement of any length needs no more room than the till's own sales do.
 */
export function createStatementMatch(provider: ProviderId, payments: readonly OwnPayment[]): StatementMatch {
  const byId = indexOf(payments);
  const taken = new Map<OwnPayment, StatementRow>();
  const pairing = pairingOf(payments, (payment) => taken.has(payment));
  const leftover = new Map<string, StatementRow>();
  const lists = createLists();

  function take(row: StatementRow): boolean {
    const payment = row.id === null ? undefined : byId.get(idKey(row.id));
    if (row.back) lists.returned(row, payment);
    else if (payment === "several") lists.ambiguous.add(rowLine(row));
    else if (payment !== undefined) byOwnId(payment, row);
    else if (!row.paid) lists.failedElsewhere(row);
    else if (!pairing.couldBe(row)) lists.onlyThere(row);
    else return keep(row);
    return true;
  }

  function byOwnId(payment: OwnPayment, row: StatementRow): void {
    const before = taken.get(payment);
    if (before === undefined) taken.set(payment, row);
    else if (isSameRow(before, row)) lists.repeat();
    // A failed try beside the one that counts says nothing; of two that count, one is too many.
    else if (!before.paid && row.paid) taken.set(payment, row);
    else if (row.paid) lists.doubled.add(pairOf(payment, row));
  }

  function keep(row: StatementRow): boolean {
    const key = JSON.stringify([row.id, row.money, row.when, row.tail]);
    if (row.id !== null && leftover.has(key)) lists.repeat();
    else leftover.set(row.id === null ? `${key}${row.row}` : key, row);
    return leftover.size <= MOST_BY_AMOUNT;
  }

  return {
    take,
    end(rows, covers) {
      for (const [payment, row] of taken) judge(lists, payment, row, "id");
      const { pairs, ambiguous, unpaired } = pairing.pair([...leftover.values()]);
      for (const [payment, row] of pairs) {
        taken.set(payment, row);
        judge(lists, payment, row, "amount");
      }
      for (const row of ambiguous) lists.ambiguous.add(rowLine(row));
      for (const row of unpaired) lists.onlyThere(row);
      for (const payment of payments) {
        const isCovered = covers !== null && payment.at >= covers.from && payment.at <= covers.to;
        if (taken.has(payment) || !isCovered) continue;
        if (payment.state === "paid") lists.onlyHere.add(lineOf(payment));
        else if (isOpen(payment)) lists.unanswered.add(lineOf(payment));
      }
      return { provider, rows, covers, ...plain(lists) };
    },
  };
}

/** What a row that is surely about this payment says of it. */
function judge(lists: Lists, payment: OwnPayment, row: StatementRow, by: Proposal["by"]): void {
  const pair = pairOf(payment, row);
  if (row.paid && !sameMoney(payment.amount, row.money)) {
    lists.differs(pair);
    return;
  }
  if (isOpen(payment)) {
    lists.proposals.add({ ...pair, outcome: row.paid ? "paid" : "not-paid", by });
    return;
  }
  if ((payment.state === "paid") !== row.paid) {
    // Neither took money: they agree, and there is nothing to add up.
    if (payment.state === "paid" || row.paid) lists.contradicted.add(pair);
    return;
  }
  if (!row.paid) return;
  lists.agreed(payment.amount);
  if (payment.receipt === "missing") lists.receiptMissing.add(lineOf(payment));
}

function pairOf(payment: OwnPayment, row: StatementRow): Pair {
  return { payment: lineOf(payment), row: rowLine(row) };
}

function isSameRow(one: StatementRow, other: StatementRow): boolean {
  const isThen = one.when.from === other.when.from && one.when.to === other.when.to;
  return isThen && one.paid === other.paid && one.tail === other.tail && sameMoney(one.money, other.money);
}

/** An id that two payments share tells neither of them. */
function indexOf(payments: readonly OwnPayment[]): ReadonlyMap<string, OwnPayment | "several"> {
  const index = new Map<string, OwnPayment | "several">();
  for (const payment of payments) {
    for (const id of payment.ids) index.set(id, index.has(id) ? "several" : payment);
  }
  return index;
}
