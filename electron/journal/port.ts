import type { StoredEvent, SaleEvent, TerminalEvent } from "../../shared/domain/events.ts";
import type { PaymentState, Sale } from "../../shared/domain/sale.ts";
import type { FoundSales, SalePage, SaleQuery } from "../../shared/domain/sale-query.ts";
import type { PeriodReport } from "../../shared/domain/period-report.ts";
import type { Shift } from "../../shared/domain/shift.ts";
import type { ShiftFacts } from "../../shared/domain/shift-totals.ts";
import type { PosError } from "../../shared/errors/pos-error.ts";
import type { Backup } from "../../shared/ipc/calls/journal.ts";
import type { JournalHealth } from "../../shared/ipc/status.ts";
import type { Result } from "../../shared/result.ts";
import type { EventRow, Link } from "./chain.ts";

/** An event to be written; the journal gives it its place in the chain and its time. */
export type NewEvent =
  { readonly saleId: string; readonly event: SaleEvent } | { readonly saleId: null; readonly event: TerminalEvent };

export type StorageError = Extract<PosError, { kind: "storage" }>;

/** Where a customer's code was used before: the sale, and what became of that attempt. */
export interface CodeUse {
  readonly sale: Sale;
  readonly attemptId: string;
  readonly state: PaymentState;
}

/** A sale and the number of the event that opened it. */
export interface PlacedSale {
  readonly place: number;
  readonly sale: Sale;
}

/**
 * The till's durable record. Append-only events in a hash chain are the truth; sales are projections of them, written
 * in the same transaction. All calls are synchronous: when `append` returns ok, the events are on disk (fsynced).
 * Calls that only read throw `StorageFault` when the file cannot be read; its `error` is the `storage` error to answer.
 */
export interface Journal {
  /**
   * Writes events in one transaction: all or none. Throws `IllegalTransition` (a bug) when an event does not follow
   * from the sale's state or gives a sale a receipt that another one holds, and `TypeError` when an event does not fit
   * its schema; answers `storage` when the disk refuses or the journal is read-only. In a corrupt file nothing new is
   * begun (`corrupt` for an opened sale, a recorded or sent payment or refund), outcomes are still written where it can be
   * done. Nothing is written when it throws or answers an error.
   */
  append(events: readonly NewEvent[]): Result<readonly StoredEvent[], StorageError>;

  sale(saleId: string): Sale | null;
  /** All events of one sale, oldest first. */
  story(saleId: string): readonly StoredEvent[];
  /** The first and the last place of the sales of these days, both included; sales of other days may lie between. */
  daysSpan(fromDay: string, toDay: string): { readonly first: number; readonly last: number } | null;
  /** Sales that were opened after this place in the chain, in that order. */
  salesAfter(place: number, limit: number): readonly PlacedSale[];
  /** Where a shift lies in the chain: its events are those after `from` up to `to`. Null number: the newest shift. */
  shiftSpan(zNumber: number | null): { readonly from: number; readonly to: number } | null;
  /** The events that follow a number in the chain, oldest first, byte for byte as they were hashed. */
  eventsAfter(seq: number, limit: number): readonly EventRow[];
  /** Sales that fit, newest first, a page at a time; in a time that hardly grows with the journal. */
  search(query: SaleQuery, page: SalePage): FoundSales;
  /** Newest first. */
  salesOfDay(day: string, limit?: number): readonly Sale[];
  days(limit?: number): readonly { readonly day: string; readonly sales: number }[];
  /** Sales with an attempt that is unknown or contradicted, oldest first. */
  unknownPayments(): readonly Sale[];
  /** Paid sales whose receipt is not attached, oldest first. */
  missingReceipts(): readonly Sale[];
  waitingCounts(): { readonly unknown: number; readonly receipts: number };
  /** Sales with an attempt that waits for its customer, oldest first. */
  awaitingPayments(): readonly Sale[];
  /** Sales over whose payment a person has decided since then. Looks back over the latest events of a few days alone. */
  settledSince(at: number): readonly Sale[];
  /** Sales with an attempt in `recorded`, `sent` or `awaiting-customer`. */
  openPayments(): readonly Sale[];
  /**
   * The use of a customer's code in this till that counts, by its fingerprint: the latest whose attempt is neither
   * declined nor not-sent, else the latest.
   */
  codeUse(fingerprint: string): CodeUse | null;
  /** The latest use of a customer's code whose attempt has not ended, by its fingerprint. */
  openCodeUse(fingerprint: string): CodeUse | null;
  /** The sale that holds this receipt (`receiptKey`), if any. A rejected receipt is held by nobody. */
  receiptUse(key: string): Sale | null;
  /** The next free running number of a day, from 1. */
  nextNumberOf(day: string): number;

  /** The newest shift, open or closed; null before the first. */
  lastShift(): Shift | null;
  /** Closed shifts, newest first; those before a Z number, or all. */
  closedShifts(limit: number, beforeZ?: number | null): readonly Shift[];
  /** Whether the Z report of this number went to the printer before. */
  isZPrinted(zNumber: number): boolean;
  /** What the newest shift's report is made from: all that lies in the chain since the closing before it. */
  shiftFacts(): ShiftFacts;
  /** What the charges of these business days came to, both included; hours are told on the clock of this zone. */
  periodReport(period: { readonly from: string; readonly to: string; readonly timeZone: string }): PeriodReport;
  /** The last event on disk: its number and hash. */
  head(): Link;

  health(): JournalHealth;
  /** Called whenever the health changes, until the returned function is called. */
  onHealth(listener: (health: JournalHealth) => void): () => void;

  /**
   * A checked copy beside the journal, made while it is in use; the newest 14 are kept. The caller appends
   * `backup.made`. While the chain is broken the copy is called unsound and is not offered by `backups`.
   */
  backup(): Promise<Result<Backup, StorageError>>;
  /** Newest first. */
  backups(): Result<readonly Backup[], StorageError>;
  close(): void;
}
