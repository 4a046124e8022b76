import type { StatementSync } from "node:sqlite";
import type { SaleEvent, StoredEvent } from "../../shared/domain/events.ts";
import { applySaleEvent, IllegalTransition } from "../../shared/domain/sale-machine.ts";
import type { Sale } from "../../shared/domain/sale.ts";
import { isShiftEvent } from "../../shared/domain/shift.ts";
import { hashOf, headOf } from "./chain.ts";
import type { EventRow, Link } from "./chain.ts";
import type { Connection } from "./connection.ts";
import { readEvent } from "./event-text.ts";
import type { NewEvent, PlacedSale } from "./port.ts";
import { heldReceipt, Projections } from "./projections.ts";
import type { Step } from "./projections.ts";
import type { SaleReader } from "./sale-reader.ts";
import { afterShiftEvent, ShiftRows, type PlacedShift } from "./shift-rows.ts";
import { isConstraint } from "./storage-fault.ts";

/** A sale after a batch, and as it was before; null where the batch opens it. */
interface ChangedSale extends PlacedSale {
  readonly before: Sale | null;
}

/** A batch worked out in memory: nothing of it is on disk yet. */
interface Batch {
  readonly rows: readonly EventRow[];
  readonly events: readonly StoredEvent[];
  readonly sales: ReadonlyMap<string, ChangedSale>;
  readonly steps: readonly Step[];
  readonly shifts: readonly PlacedShift[];
  /** Numbers of the Z reports that were printed. */
  readonly printed: readonly number[];
}

/** The only writer of events and projections. */
export class EventWriter {
  readonly #connection: Connection;
  readonly #reader: SaleReader;
  readonly #projections: Projections;
  readonly #shifts: ShiftRows;
  readonly #genesis: Link;
  #head: Link | null = null;
  #insert: StatementSync | null = null;

  constructor(connection: Connection, reader: SaleReader, genesis: Link) {
    this.#connection = connection;
    this.#reader = reader;
    this.#projections = new Projections(connection, "main");
    this.#shifts = new ShiftRows(connection, "main");
    this.#genesis = genesis;
  }

  /**
   * Writes all events in one durable transaction, or none. Throws `IllegalTransition` before anything is written when
   * one does not follow, and whatever SQLite throws.
   */
  append(events: readonly NewEvent[], at: number): readonly StoredEvent[] {
    this.#head ??= headOf(this.#connection, this.#genesis);
    const batch = this.#workOut(events, at, this.#head);
    try {
      this.#connection.transaction(() => this.#write(batch));
    } catch (error) {
      this.#head = null;
      this.#reader.forgetAll();
      if (!isConstraint(error)) throw error;
      throw new IllegalTransition("a receipt, an id or a Z number is used twice", { cause: error });
    }
    this.#head = batch.rows.at(-1) ?? this.#head;
    for (const { place, sale } of batch.sales.values()) this.#reader.remember({ place, sale });
    return batch.events;
  }

  #workOut(events: readonly NewEvent[], at: number, head: Link): Batch {
    const rows: EventRow[] = [];
    const stored: StoredEvent[] = [];
    const sales = new Map<string, ChangedSale>();
    const steps: Step[] = [];
    const shifts: PlacedShift[] = [];
    const printed: number[] = [];
    let link: Link | EventRow = head;
    for (const { saleId, event } of events) {
      const payload = JSON.stringify(event);
      // What counts is what will be read back. What can't be must not be written: a chain with an unreadable link is no
      // record. And a field that is there but undefined is none on disk: here it would wipe out what is known.
      const told = readEvent(saleId, payload);
      if (told === null) throw new TypeError(`${event.type} does not fit its schema`);
      const seq: number = link.seq + 1;
      if (told.saleId !== null) {
        const changed = sales.get(told.saleId);
        const placed = changed ?? this.#before(told.saleId, told.event);
        const before = placed?.sale ?? null;
        const after = applySaleEvent(before, told.saleId, told.event, at);
        const place: number = placed?.place ?? seq;
        sales.set(told.saleId, { place, sale: after, before: changed ? changed.before : before });
        steps.push({ seq, place, event: told.event, before, after });
      } else if (isShiftEvent(told.event)) {
        shifts.push(afterShiftEvent(shifts.at(-1) ?? this.#shifts.last(), told.event, seq, at));
      } else if (told.event.type === "z-report.printed") {
        printed.push(told.event.zNumber);
      }
      const hash = hashOf(link.hash, seq, at, saleId, payload);
      link = { seq, at, sale_id: saleId, payload, hash };
      rows.push(link);
      stored.push({ seq, at, saleId, event: told.event, hash });
    }
    return { rows, events: stored, sales, steps, shifts, printed };
  }

  /** A sale that is just opened is not looked for on disk: if its id is there already, the table refuses it. */
  #before(saleId: string, event: SaleEvent): PlacedSale | null {
    return event.type === "sale.opened" ? this.#reader.recent(saleId) : this.#reader.find(saleId);
  }

  #write(batch: Batch): void {
    this.#insert ??= this.#connection.prepare(
      "INSERT INTO main.events (seq, at, sale_id, payload, hash) VALUES (?, ?, ?, ?, ?)",
    );
    for (const row of batch.rows) {
      this.#insert.run(row.seq, row.at, row.sale_id, row.payload, row.hash);
    }
    this.#writeSales(batch);
    for (const step of batch.steps) this.#projections.note(step);
    for (const shift of batch.shifts) this.#shifts.save(shift);
    for (const zNumber of batch.printed) this.#shifts.notePrinted(zNumber);
  }

  /**
   * Each sale as the batch leaves it, once. Where receipts change hands among several events, each event's sale in turn,
   * as when the events are retold: a receipt held twice for a moment is refused here, since it would be refused there.
   */
  #writeSales({ sales, steps }: Batch): void {
    const coalesce = steps.length === sales.size || !steps.some(movesReceipt);
    const changes = coalesce
      ? sales.values()
      : steps.map(({ place, before, after }) => ({ place, before, sale: after }));
    for (const changed of changes) {
      if (changed.before === null) this.#projections.insert(changed);
      else this.#projections.update(changed, changed.before);
    }
  }
}

function movesReceipt({ before, after }: Step): boolean {
  return heldReceipt(before) !== heldReceipt(after);
}
