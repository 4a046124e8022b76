import { holdsCardNumber } from "../card-number.ts";
import type { CurrencyCode } from "../currency.ts";
import type { Money } from "../money-schema.ts";
import { maskCard } from "../text.ts";
import {
  MOST_LISTED,
  type Comparison,
  type OwnPaymentLine,
  type Pair,
  type Proposal,
  type RowLine,
  type Sum,
} from "./comparison.ts";
import type { OwnPayment } from "./own-payment.ts";
import type { StatementRow } from "./row.ts";

/** A list that counts everything and keeps its beginning. */
interface Listed<T> {
  add(item: T): void;
  readonly total: () => number;
  readonly items: () => T[];
}

/** What a comparison is made up of while rows are read. */
export interface Lists {
  agreed(money: Money): void;
  differs(pair: Pair): void;
  onlyThere(row: StatementRow): void;
  /** A payment that failed and is not this till's: nothing to say. */
  failedElsewhere(row: StatementRow): void;
  returned(row: StatementRow, payment: OwnPayment | "several" | undefined): void;
  repeat(): void;
  readonly proposals: Listed<Proposal>;
  readonly unanswered: Listed<OwnPaymentLine>;
  readonly receiptMissing: Listed<OwnPaymentLine>;
  readonly contradicted: Listed<Pair>;
  readonly doubled: Listed<Pair>;
  readonly onlyHere: Listed<OwnPaymentLine>;
  readonly ambiguous: Listed<RowLine>;
  readonly rest: () => Pick<
    Comparison,
    "agreed" | "amountDiffers" | "onlyThere" | "onlyThereSum" | "repeated" | "returned" | "hundredfold"
  >;
}

export function createLists(): Lists {
  const agreed = sums();
  const there = sums();
  const onlyThere = listed<RowLine>();
  const differs = listed<Pair>();
  const returnsUnknown = listed<RowLine>();
  let hundredfold = 0;
  let returnsAgreed = 0;
  let repeated = 0;
  return {
    agreed: agreed.add,
    differs(pair) {
      differs.add(pair);
      const { payment, row } = pair;
      const isHundredfold =
        payment.amount.minor === row.amount.minor * 100 || row.amount.minor === payment.amount.minor * 100;
      if (isHundredfold) hundredfold += 1;
    },
    onlyThere(row) {
      there.add(row.money);
      onlyThere.add(rowLine(row));
    },
    failedElsewhere: () => undefined,
    returned(row, payment) {
      const isKnown = payment !== undefined && payment !== "several" && payment.returned >= row.money.minor;
      if (isKnown && payment.amount.currency === row.money.currency) returnsAgreed += 1;
      else returnsUnknown.add(rowLine(row));
    },
    repeat: () => void (repeated += 1),
    proposals: listed(),
    unanswered: listed(),
    receiptMissing: listed(),
    contradicted: listed(),
    doubled: listed(),
    onlyHere: listed(),
    ambiguous: listed(),
    rest: () => ({
      agreed: agreed.sum(),
      amountDiffers: shown(differs),
      onlyThere: shown(onlyThere),
      onlyThereSum: there.sum(),
      repeated,
      returned: { agreed: returnsAgreed, unknown: shown(returnsUnknown) },
      hundredfold: hundredfold > 0 && hundredfold === differs.total(),
    }),
  };
}

/** The lists as they are told. */
export function plain(lists: Lists): Omit<Comparison, "provider" | "rows" | "covers"> {
  return {
    proposals: shown(lists.proposals),
    unanswered: shown(lists.unanswered),
    receiptMissing: shown(lists.receiptMissing),
    contradicted: shown(lists.contradicted),
    doubled: shown(lists.doubled),
    onlyHere: shown(lists.onlyHere),
    ambiguous: shown(lists.ambiguous),
    ...lists.rest(),
  };
}

export function lineOf({ saleId, saleNumber, attemptId, state, amount, at, receipt }: OwnPayment): OwnPaymentLine {
  return { saleId, saleNumber, attemptId, state, amount, at, receipt };
}

/** A card's number is shown by nobody, whatever column it stands in. */
export function rowLine({ row, id, money, when, tail }: StatementRow): RowLine {
  const shownId = id !== null && holdsCardNumber(id) ? maskCard(id) : id;
  return { row, id: shownId, amount: money, at: when.from, tail };
}

function listed<T>(): Listed<T> {
  const items: T[] = [];
  let total = 0;
  return {
    add(item) {
      total += 1;
      if (items.length < MOST_LISTED) items.push(item);
    },
    total: () => total,
    items: () => items,
  };
}

function shown<T>({ total, items }: Listed<T>): { total: number; items: T[] } {
  return { total: total(), items: items() };
}

/** Whole numbers of minor units, added up exactly however many there are. */
function sums(): { add(money: Money): void; sum(): Sum } {
  const by = new Map<CurrencyCode, bigint>();
  let count = 0;
  return {
    add({ minor, currency }) {
      count += 1;
      by.set(currency, (by.get(currency) ?? 0n) + BigInt(minor));
    },
    // A hostile file may hold more than a number can: such a sum is left out rather than told wrongly.
    sum: () => ({
      count,
      sums: [...by]
        .map(([currency, minor]) => ({ currency, minor: Number(minor) }))
        .filter(({ minor }) => Number.isSafeInteger(minor)),
    }),
  };
}
