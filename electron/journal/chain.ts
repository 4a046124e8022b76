import { hash } from "node:crypto";
import { z } from "zod";
import type { Connection } from "./connection.ts";

/** A row of `events` as it stands on disk; `payload` is the event's JSON text, byte for byte what was hashed. */
export const eventRowSchema = z.object({
  seq: z.int(),
  at: z.int(),
  sale_id: z.string().nullable(),
  payload: z.string(),
  hash: z.string(),
});
export type EventRow = Readonly<z.infer<typeof eventRowSchema>>;
export const EVENT_COLUMNS = "seq, at, sale_id, payload, hash";

/** The last link: what the next one is bound to. */
export interface Link {
  readonly seq: number;
  readonly hash: string;
}

/** Reads a link: the columns `seq` and `hash`. */
export const linkSchema = z.object({ seq: z.int(), hash: z.string() });

/** Where the chain does not hold. */
export interface BrokenLink {
  readonly seq: number;
  readonly detail: string;
}

/** What the first event of a journal is bound to; two journals never share it. */
export function genesisOf(journalId: string): Link {
  return { seq: 0, hash: hash("sha256", `tilla journal 1\n${journalId}`, "hex") };
}

/**
 * The hash of one event, lower-case hexadecimal. Exactly: SHA-256 over the UTF-8 text of the previous hash, the
 * sequence number, the time, the sale's id as JSON (`null` for the terminal) and the payload, joined by line feeds.
 * Nothing before the payload can hold a line feed, so no two rows have the same text.
 */
export function hashOf(previous: string, seq: number, at: number, saleId: string | null, payload: string): string {
  return hash("sha256", `${previous}\n${seq}\n${at}\n${JSON.stringify(saleId)}\n${payload}`, "hex");
}

/** Whether `row` follows from `previous`: null when it does. */
export function brokenAt(previous: Link, row: EventRow): BrokenLink | null {
  if (row.seq !== previous.seq + 1) {
    return { seq: previous.seq + 1, detail: `event ${previous.seq + 1} is missing` };
  }
  if (hashOf(previous.hash, row.seq, row.at, row.sale_id, row.payload) === row.hash) return null;
  return { seq: row.seq, detail: `event ${row.seq} is not what was written, or does not follow event ${previous.seq}` };
}

const metaSchema = z.object({ journal_id: z.string() });

/** The random id that a journal got when it was made. */
export function journalIdOf(connection: Connection): string | null {
  return connection.get(metaSchema, "SELECT journal_id FROM meta WHERE one = 1")?.journal_id ?? null;
}

/** The events after `seq`, at most `limit`, in order. */
export function eventsAfter(connection: Connection, seq: number, limit: number): EventRow[] {
  const sql = `SELECT ${EVENT_COLUMNS} FROM events WHERE seq > ? ORDER BY seq LIMIT ?`;
  return connection.all(eventRowSchema, sql, seq, limit);
}

/** The events of one sale as they stand on disk, oldest first. */
export function eventsOf(connection: Connection, saleId: string): EventRow[] {
  const sql = `SELECT ${EVENT_COLUMNS} FROM main.events WHERE sale_id = ? ORDER BY seq`;
  return connection.all(eventRowSchema, sql, saleId);
}

/** The last event on disk as a link, or `genesis` when there is none. */
export function headOf(connection: Connection, genesis: Link): Link {
  return connection.get(linkSchema, "SELECT seq, hash FROM events ORDER BY seq DESC LIMIT 1") ?? genesis;
}

const anchorSchema = z.object({ written: z.int(), found: z.int() });

/** SQLite's own counter remembers the last number given: fewer events than that means that the end was cut off. */
export function cutOff(connection: Connection): BrokenLink | null {
  const anchor = connection.get(
    anchorSchema,
    `SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'events'), 0) AS written,
            coalesce((SELECT max(seq) FROM events), 0) AS found`,
  );
  if (anchor === null || anchor.written <= anchor.found) return null;
  const detail = `the last event is ${anchor.found}, but ${anchor.written} were written`;
  return { seq: anchor.found + 1, detail };
}

/** Verifies the last `count` events and that none is missing at the end. */
export function verifyTail(connection: Connection, genesis: Link, count: number): BrokenLink | null {
  const from = headOf(connection, genesis).seq - count;
  const before = from <= 0 ? genesis : linkAt(connection, from);
  const broken =
    before === null ? { seq: from, detail: `event ${from} is missing` } : verifyAfter(connection, before, count);
  return broken ?? cutOff(connection);
}

/** The event with this number as a link; null when there is none. */
export function linkAt(connection: Connection, seq: number): Link | null {
  const row = connection.all(eventRowSchema, `SELECT ${EVENT_COLUMNS} FROM events WHERE seq = ?`, seq).at(0);
  return row ?? null;
}

function verifyAfter(connection: Connection, before: Link, count: number): BrokenLink | null {
  let link = before;
  for (const row of eventsAfter(connection, before.seq, count)) {
    const broken = brokenAt(link, row);
    if (broken) return broken;
    link = row;
  }
  return null;
}

/** Events read at once while the whole chain is verified: small, so that no slice keeps the WAL from being reset. */
const SLICE = 2000;

/** Verifies every event there is, in slices. Takes time in proportion to the journal: not for the till's own thread. */
export function verifyChain(connection: Connection, genesis: Link): BrokenLink | null {
  let link = genesis;
  for (;;) {
    const slice = eventsAfter(connection, link.seq, SLICE);
    if (slice.length === 0) return cutOff(connection);
    for (const row of slice) {
      const broken = brokenAt(link, row);
      if (broken) return broken;
      link = row;
    }
  }
}
