import { z } from "zod";
import { applyShiftEvent, shiftSchema, type Shift, type ShiftEvent } from "../../shared/domain/shift.ts";
import type { Connection } from "./connection.ts";
import { parseJson } from "../../shared/json.ts";
import type { ProjectionPlace } from "./schema.ts";
import { StorageFault } from "./storage-fault.ts";

/** A shift and where it lies in the chain: it has every event after `fromSeq`, up to the one that closed it. */
export interface PlacedShift {
  readonly shift: Shift;
  readonly fromSeq: number;
  readonly closedSeq: number | null;
}

const rowSchema = z.object({ from_seq: z.int(), closed_seq: z.int().nullable(), doc: z.string() });
const printedSchema = z.object({ z_printed: z.int() });
const COLUMNS = "from_seq, closed_seq, doc";

/** Writes and reads the shifts' projection. */
export class ShiftRows {
  readonly #connection: Connection;
  readonly #table: string;

  constructor(connection: Connection, place: ProjectionPlace) {
    this.#connection = connection;
    this.#table = `${place}.shifts`;
  }

  /** The newest shift, open or closed. */
  last(): PlacedShift | null {
    return this.#placed(`SELECT ${COLUMNS} FROM ${this.#table} ORDER BY number DESC LIMIT 1`)[0] ?? null;
  }

  /** The newest closed shifts before a Z number (null: from the newest on), newest first. */
  closed(beforeZ: number | null, limit: number): readonly PlacedShift[] {
    const sql = `SELECT ${COLUMNS} FROM ${this.#table} WHERE z_number < ? ORDER BY z_number DESC LIMIT ?`;
    return this.#placed(sql, beforeZ ?? Number.MAX_SAFE_INTEGER, limit);
  }

  /** The closed shift with this Z number. */
  ofZ(zNumber: number): PlacedShift | null {
    return this.#placed(`SELECT ${COLUMNS} FROM ${this.#table} WHERE z_number = ?`, zNumber)[0] ?? null;
  }

  save({ shift, fromSeq, closedSeq }: PlacedShift): void {
    const statement = this.#connection.prepare(`INSERT INTO ${this.#table} (number, from_seq, closed_seq, z_number, doc)
      VALUES (?, ?, ?, ?, ?) ON CONFLICT (number) DO UPDATE SET closed_seq = excluded.closed_seq,
      z_number = excluded.z_number, doc = excluded.doc`);
    statement.run(shift.number, fromSeq, closedSeq, shift.closed?.zNumber ?? null, JSON.stringify(shift));
  }

  /** The Z report of this number went to the printer. */
  notePrinted(zNumber: number): void {
    this.#connection.prepare(`UPDATE ${this.#table} SET z_printed = 1 WHERE z_number = ?`).run(zNumber);
  }

  isPrinted(zNumber: number): boolean {
    const sql = `SELECT z_printed FROM ${this.#table} WHERE z_number = ?`;
    return this.#connection.get(printedSchema, sql, zNumber)?.z_printed === 1;
  }

  #placed(sql: string, ...values: number[]): PlacedShift[] {
    return this.#connection.all(rowSchema, sql, ...values).map((row) => ({
      shift: readShift(row.doc),
      fromSeq: row.from_seq,
      closedSeq: row.closed_seq,
    }));
  }
}

/**
 * The shift after event `seq`. A shift begins where the one before it was closed: what happened in between (a late
 * answer at night) is its own. The first one of a journal begins with its opening.
 */
export function afterShiftEvent(last: PlacedShift | null, event: ShiftEvent, seq: number, at: number): PlacedShift {
  const shift = applyShiftEvent(last?.shift ?? null, event, at);
  if (event.type === "shift.opened") return { shift, fromSeq: last?.closedSeq ?? seq - 1, closedSeq: null };
  return { shift, fromSeq: last?.fromSeq ?? seq, closedSeq: seq };
}

function readShift(doc: string): Shift {
  const parsed = shiftSchema.safeParse(parseJson(doc));
  if (!parsed.success) throw new StorageFault("corrupt", "a shift of the journal is not readable");
  return parsed.data;
}
