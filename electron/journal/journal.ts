import type { StoredEvent } from "../../shared/domain/events.ts";
import { awaitsCustomer } from "../../shared/domain/sale-facts.ts";
import type { Sale } from "../../shared/domain/sale.ts";
import type { FoundSales, SalePage, SaleQuery } from "../../shared/domain/sale-query.ts";
import type { PeriodReport } from "../../shared/domain/period-report.ts";
import type { Shift } from "../../shared/domain/shift.ts";
import type { ShiftFacts } from "../../shared/domain/shift-totals.ts";
import type { Backup } from "../../shared/ipc/calls/journal.ts";
import type { JournalHealth } from "../../shared/ipc/status.ts";
import { err, ok } from "../../shared/result.ts";
import type { Result } from "../../shared/result.ts";
import type { Clock } from "../runtime/clock.ts";
import type { Backups } from "./backups.ts";
import { eventsOf, genesisOf, headOf, type EventRow, type Link } from "./chain.ts";
import type { Connection } from "./connection.ts";
import type { EndMark } from "./end-mark.ts";
import { EventWriter } from "./event-writer.ts";
import type { Health } from "./health.ts";
import type { JournalLock } from "./lock.ts";
import type { CodeUse, Journal, NewEvent, PlacedSale, StorageError } from "./port.ts";
import { readPeriodReport } from "./period-report.ts";
import { Projections } from "./projections.ts";
import { SaleReader } from "./sale-reader.ts";
import { SaleSearch } from "./sale-search.ts";
import { readShiftFacts } from "./shift-reader.ts";
import { ShiftRows } from "./shift-rows.ts";
import { StorageFault, storageErrorOrThrow, toStorageError } from "./storage-fault.ts";
import { retell } from "./verify.ts";
import type { Verdict } from "./verify.ts";

export interface JournalParts {
  readonly connection: Connection;
  readonly lock: JournalLock | null;
  readonly journalId: string;
  readonly clock: Clock;
  readonly backups: Backups;
  readonly health: Health;
  readonly endMark: EndMark;
}

/** The journal over one open SQLite file. */
export class SqliteJournal implements Journal {
  readonly #parts: JournalParts;
  readonly #reader: SaleReader;
  readonly #writer: EventWriter;
  readonly #shifts: ShiftRows;
  readonly #search: SaleSearch;
  readonly #atClose: (() => void)[] = [];
  #backupUnderWay: Promise<Result<Backup, StorageError>> | null = null;
  #closed = false;

  constructor(parts: JournalParts) {
    this.#parts = parts;
    this.#reader = new SaleReader(parts.connection);
    this.#writer = new EventWriter(parts.connection, this.#reader, genesisOf(parts.journalId));
    this.#shifts = new ShiftRows(parts.connection, "main");
    this.#search = new SaleSearch(parts.connection);
  }

  append(events: readonly NewEvent[]): Result<readonly StoredEvent[], StorageError> {
    const refused = this.#refusal(events);
    if (refused) return err(refused);
    if (events.length === 0) return ok([]);
    try {
      const stored = this.#writer.append(events, this.#parts.clock.now());
      const last = stored.at(-1);
      if (last) this.#parts.endMark.note(last);
      return ok(stored);
    } catch (error) {
      return err(this.#noted(storageErrorOrThrow(error)));
    }
  }

  sale(saleId: string): Sale | null {
    return this.#read(() => this.#reader.find(saleId)?.sale ?? null);
  }

  story(saleId: string): readonly StoredEvent[] {
    return this.#read(() => this.#reader.story(saleId));
  }

  daysSpan(fromDay: string, toDay: string): { readonly first: number; readonly last: number } | null {
    return this.#read(() => this.#reader.daysSpan(fromDay, toDay));
  }

  salesAfter(place: number, limit: number): readonly PlacedSale[] {
    return this.#read(() => this.#reader.after(place, limit));
  }

  shiftSpan(zNumber: number | null): { readonly from: number; readonly to: number } | null {
    return this.#read(() => {
      const found = zNumber === null ? this.#shifts.last() : this.#shifts.ofZ(zNumber);
      return found && { from: found.fromSeq, to: found.closedSeq ?? this.head().seq };
    });
  }

  eventsAfter(seq: number, limit: number): readonly EventRow[] {
    return this.#read(() => this.#reader.eventsAfter(seq, limit));
  }

  search(query: SaleQuery, page: SalePage): FoundSales {
    return this.#read(() => this.#search.find(query, page));
  }

  salesOfDay(day: string, limit?: number): readonly Sale[] {
    return this.#read(() => this.#reader.ofDay(day, limit));
  }

  days(limit?: number): readonly { readonly day: string; readonly sales: number }[] {
    return this.#read(() => this.#reader.days(limit));
  }

  unknownPayments(): readonly Sale[] {
    return this.#read(() => this.#reader.flagged("is_unknown"));
  }

  missingReceipts(): readonly Sale[] {
    return this.#read(() => this.#reader.flagged("lacks_receipt"));
  }

  waitingCounts(): { readonly unknown: number; readonly receipts: number } {
    return this.#read(() => ({
      unknown: this.#reader.countFlagged("is_unknown"),
      receipts: this.#reader.countFlagged("lacks_receipt"),
    }));
  }

  openPayments(): readonly Sale[] {
    return this.#read(() => this.#reader.flagged("is_open"));
  }

  codeUse(fingerprint: string): CodeUse | null {
    return this.#read(() => this.#reader.codeUse(fingerprint));
  }

  awaitingPayments(): readonly Sale[] {
    return this.#read(() => this.#reader.flagged("is_open").filter(awaitsCustomer));
  }

  settledSince(at: number): readonly Sale[] {
    return this.#read(() => this.#reader.settledSince(at));
  }

  openCodeUse(fingerprint: string): CodeUse | null {
    return this.#read(() => this.#reader.openCodeUse(fingerprint));
  }

  receiptUse(key: string): Sale | null {
    return this.#read(() => this.#reader.receiptUse(key));
  }

  nextNumberOf(day: string): number {
    return this.#read(() => this.#reader.salesInDay(day)) + 1;
  }

  lastShift(): Shift | null {
    return this.#read(() => this.#shifts.last()?.shift ?? null);
  }

  closedShifts(limit: number, beforeZ: number | null = null): readonly Shift[] {
    return this.#read(() => this.#shifts.closed(beforeZ, limit).map(({ shift }) => shift));
  }

  isZPrinted(zNumber: number): boolean {
    return this.#read(() => this.#shifts.isPrinted(zNumber));
  }

  shiftFacts(): ShiftFacts {
    return this.#read(() => readShiftFacts(this.#parts.connection, this.#shifts.last()?.fromSeq ?? 0));
  }

  periodReport(period: { readonly from: string; readonly to: string; readonly timeZone: string }): PeriodReport {
    return this.#read(() => readPeriodReport(this.#parts.connection, period));
  }

  head(): Link {
    return this.#read(() => headOf(this.#parts.connection, genesisOf(this.#parts.journalId)));
  }

  health(): JournalHealth {
    return this.#parts.health.now;
  }

  onHealth(listener: (health: JournalHealth) => void): () => void {
    return this.#parts.health.listen(listener);
  }

  backup(): Promise<Result<Backup, StorageError>> {
    this.#backupUnderWay ??= this.#makeBackup().finally(() => (this.#backupUnderWay = null));
    return this.#backupUnderWay;
  }

  backups(): Result<readonly Backup[], StorageError> {
    return this.#attempt(() => this.#parts.backups.list());
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    for (const stop of this.#atClose) stop();
    this.#parts.connection.close();
    this.#parts.endMark.close();
    this.#parts.lock?.release();
  }

  /** Runs at {@link close}, before the file is let go. */
  beforeClose(stop: () => void): void {
    this.#atClose.push(stop);
  }

  /** Takes in what a check found; projections that differ are put right from their events, and said nonetheless. */
  take(verdict: Verdict): void {
    if (this.#closed || verdict.state === "failed") return;
    const { health, clock } = this.#parts;
    if (verdict.state === "sound") return health.sound(clock.now());
    const repaired = this.#attempt(() => this.#retell(verdict.differing));
    if (!repaired.ok) this.#noted(repaired.error);
    health.damaged(verdict.problem, verdict.detail);
  }

  #retell(saleIds: readonly string[]): void {
    if (saleIds.length === 0 || this.#parts.health.now.state === "read-only") return;
    const { connection } = this.#parts;
    const projections = new Projections(connection, "main");
    connection.transaction(() => {
      for (const id of saleIds) {
        const rows = eventsOf(connection, id);
        const place = rows[0]?.seq;
        const sale = retell(id, rows);
        if (sale && place !== undefined) projections.correct({ place, sale });
      }
    });
    this.#reader.forgetAll();
  }

  /** Why these events may not be written now; null when they may. */
  #refusal(events: readonly NewEvent[]): StorageError | null {
    const health = this.#parts.health.now;
    if (health.state === "read-only") return { kind: "storage", reason: health.reason, detail: health.detail };
    if (health.state !== "damaged" || health.problem !== "file-corrupt") return null;
    // Nothing new is begun in a file that is falling apart, but the outcome of what was begun is still worth writing.
    return events.some(beginsMoney) ? { kind: "storage", reason: "corrupt", detail: health.detail } : null;
  }

  async #makeBackup(): Promise<Result<Backup, StorageError>> {
    try {
      const made = await this.#parts.backups.make();
      this.#parts.health.backedUp();
      return ok(made);
    } catch (error) {
      return err(storageErrorOrThrow(error));
    }
  }

  #read<T>(read: () => T): T {
    try {
      return read();
    } catch (error) {
      const storage = toStorageError(error);
      if (storage === null) throw error;
      this.#noted(storage);
      throw new StorageFault(storage.reason, storage.detail, { cause: error });
    }
  }

  #attempt<T>(work: () => T): Result<T, StorageError> {
    try {
      return ok(work());
    } catch (error) {
      return err(storageErrorOrThrow(error));
    }
  }

  #noted(error: StorageError): StorageError {
    if (error.reason === "corrupt") this.#parts.health.damaged("file-corrupt", error.detail);
    return error;
  }
}

function beginsMoney({ event }: NewEvent): boolean {
  return BEGINS_MONEY.has(event.type);
}

const BEGINS_MONEY: ReadonlySet<NewEvent["event"]["type"]> = new Set([
  "sale.opened",
  "payment.recorded",
  "payment.sent",
  "refund.recorded",
  "refund.sent",
]);
