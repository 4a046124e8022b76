import { z } from "zod";
import { applySaleEvent, IllegalTransition } from "../../shared/domain/sale-machine.ts";
import { isShiftEvent } from "../../shared/domain/shift.ts";
import { eventsAfter } from "./chain.ts";
import type { EventRow } from "./chain.ts";
import type { Connection } from "./connection.ts";
import { readEvent, readSale, tellsSale } from "./event-text.ts";
import { Lru } from "./lru.ts";
import { Projections } from "./projections.ts";
import type { PlacedSale } from "./port.ts";
import { PROJECTIONS, projectionsSql } from "./schema.ts";
import type { ProjectionPlace } from "./schema.ts";
import { afterShiftEvent, ShiftRows } from "./shift-rows.ts";
import { StorageFault } from "./storage-fault.ts";

const SLICE = 2000;
const SALES_KEPT = 5000;

/**
 * Makes all projections anew from the events, inside the caller's transaction. Takes time in proportion to the
 * journal. Throws {@link StorageFault} when an event is unreadable or does not follow; nothing is to be committed then.
 */
export function rebuildProjections(connection: Connection): void {
  for (const table of PROJECTIONS) connection.exec(`DROP TABLE IF EXISTS main.${table}`);
  connection.exec(projectionsSql("main"));
  replay(connection, "main");
}

/** The columns that are compared as they stand; a sale's text is compared by its meaning. */
const COMPARED = {
  sales: `place, id, number, day, opened_at, amount_minor, currency, payment_state, is_open, is_unknown, lacks_receipt,
    receipt_key`,
  code_uses: "fingerprint, seq, sale_id, attempt_id",
  days: "day, sales, first_n, last_n",
  search: "n, place, day, currency, paid_minor, is_paid, is_waiting, is_refunded, is_failed, words",
  search_words: "word, n",
  attempts: "place, n, seq, provider, currency, minor, state, taken_seq, day, begun_at, took_ms, reason",
  refunds: "place, n, k, provider, currency, minor, done_seq",
  shifts: "number, from_seq, closed_seq, z_number, z_printed, doc",
} as const satisfies Record<(typeof PROJECTIONS)[number], string>;

const countSchema = z.object({ differing: z.int() });

/**
 * Replays all events into temporary tables and compares: null when every projection is what the events say, else the
 * name of the first table that differs and in how many rows. Works on a read-only connection too.
 */
export function projectionsDiffer(connection: Connection): string | null {
  dropTemporary(connection);
  connection.exec(projectionsSql("temp"));
  try {
    replay(connection, "temp");
    for (const [table, columns] of Object.entries(COMPARED)) {
      const sql = `SELECT count(*) AS differing FROM (
        SELECT * FROM (SELECT ${columns} FROM main.${table} EXCEPT SELECT ${columns} FROM temp.${table})
        UNION ALL SELECT * FROM (SELECT ${columns} FROM temp.${table} EXCEPT SELECT ${columns} FROM main.${table}))`;
      const differing = connection.get(countSchema, sql)?.differing ?? 0;
      if (differing > 0) return `${table}: ${differing} rows differ from the events`;
    }
    const texts = connection.all(
      z.object({ id: z.string(), saved: z.string(), told: z.string() }),
      `SELECT saved.id, saved.doc AS saved, told.doc AS told FROM main.sales AS saved
       JOIN temp.sales AS told USING (place) WHERE saved.doc <> told.doc`,
    );
    const wrong = texts.filter(({ saved, told }) => !tellsSale(saved, readSale(told)));
    if (wrong.length > 0) return `sales: ${wrong.length} differ from the events, first ${wrong[0]?.id ?? ""}`;
    return null;
  } finally {
    dropTemporary(connection);
  }
}

function dropTemporary(connection: Connection): void {
  for (const table of PROJECTIONS) connection.exec(`DROP TABLE IF EXISTS temp.${table}`);
}

function replay(connection: Connection, place: ProjectionPlace): void {
  const projections = new Projections(connection, place);
  const shifts = new ShiftRows(connection, place);
  const recent = new Lru<string, PlacedSale>(SALES_KEPT);
  let last = 0;
  for (;;) {
    const slice = eventsAfter(connection, last, SLICE);
    if (slice.length === 0) return;
    for (const row of slice) replayOne({ projections, shifts, recent }, row);
    last = slice.at(-1)?.seq ?? last;
  }
}

interface Replay {
  readonly projections: Projections;
  readonly shifts: ShiftRows;
  readonly recent: Lru<string, PlacedSale>;
}

function replayOne({ projections, shifts, recent }: Replay, row: EventRow): void {
  const told = readEvent(row.sale_id, row.payload);
  if (told === null) throw new StorageFault("corrupt", `event ${row.seq} is not readable`);
  try {
    if (told.saleId === null) {
      if (isShiftEvent(told.event)) shifts.save(afterShiftEvent(shifts.last(), told.event, row.seq, row.at));
      if (told.event.type === "z-report.printed") shifts.notePrinted(told.event.zNumber);
      return;
    }
    const { saleId, event } = told;
    const placed = recent.get(saleId) ?? projections.find(saleId);
    const [before, place] = [placed?.sale ?? null, placed?.place ?? row.seq];
    const after = applySaleEvent(before, saleId, event, row.at);
    if (before) projections.update({ place, sale: after }, before);
    else projections.insert({ place, sale: after });
    projections.note({ seq: row.seq, place, event, before, after });
    recent.set(saleId, { place, sale: after });
  } catch (error) {
    if (!(error instanceof IllegalTransition)) throw error;
    throw new StorageFault("corrupt", `event ${row.seq} does not follow: ${error.message}`, { cause: error });
  }
}
