import { DatabaseSync, type SQLInputValue } from "node:sqlite";
import { openJournal } from "../../electron/journal/open.ts";
import type { NewEvent } from "../../electron/journal/port.ts";
import { systemClock } from "../../electron/runtime/clock.ts";

type Row = Readonly<Record<string, SQLInputValue>>;

/** What one transaction of the journal puts on disk. */
export interface Write {
  readonly events: readonly Row[];
  readonly sale: Row;
  readonly isOpened: boolean;
  readonly codeUses: readonly Row[];
  /** Attempts that it began or changed. */
  readonly attempts: readonly Row[];
  /** By what the sale is found: its row, where that changed, and the words that are new. */
  readonly search: Row | null;
  readonly words: readonly Row[];
}

const EVENT = ["seq", "at", "sale_id", "payload", "hash"];
const STATE = ["payment_state", "is_open", "is_unknown", "lacks_receipt", "receipt_key", "doc"];
const SALE = ["place", "id", "number", "day", "opened_at", "amount_minor", "currency", ...STATE];
const ATTEMPT = [
  "place",
  "n",
  "seq",
  "provider",
  "currency",
  "minor",
  "state",
  "taken_seq",
  "day",
  "begun_at",
  "took_ms",
  "reason",
];
const FOUND = ["paid_minor", "is_paid", "is_waiting", "is_refunded", "is_failed", "words"];
const SEARCH = ["place", "day", "currency", ...FOUND];
const WORD = ["word", "n"];
const CODE = ["fingerprint", "seq", "sale_id", "attempt_id"];

/** Writes the batches through a journal once and reads back, after each, the rows that it had written. */
export function recordWrites(file: string, batches: readonly (readonly NewEvent[])[]): readonly Write[] {
  const opened = openJournal({ file, clock: systemClock, verifyWorker: null });
  if (!opened.ok) throw new Error(opened.error.detail);
  const db = new DatabaseSync(file, { readOnly: true });
  const events = db.prepare(`SELECT ${EVENT.join(", ")} FROM events WHERE seq >= ? ORDER BY seq`);
  const sale = db.prepare(`SELECT ${SALE.join(", ")} FROM sales WHERE id = ?`);
  const codes = db.prepare(`SELECT ${CODE.join(", ")} FROM code_uses WHERE seq >= ?`);
  const attempts = db.prepare(`SELECT ${ATTEMPT.join(", ")} FROM attempts WHERE place = ?`);
  const search = db.prepare(`SELECT n, ${SEARCH.join(", ")} FROM search WHERE place = ?`);
  const words = db.prepare(`SELECT ${WORD.join(", ")} FROM search_words WHERE n = ?`);
  const known = new Set<string>();
  const isNew = (row: Row) => {
    const text = JSON.stringify(row);
    return !known.has(text) && known.add(text);
  };
  const rowOf = new Map<unknown, string>();
  /** A row that is as it was before the last but one write has changed all the same. */
  const isChanged = (row: Row) => {
    const text = JSON.stringify(row);
    return rowOf.get(row["place"]) !== text && rowOf.set(row["place"], text);
  };
  const writes = batches.map((batch) => {
    const written = opened.value.append(batch);
    const first = written.ok ? written.value[0] : undefined;
    const row = sale.get(first?.saleId ?? "");
    if (!first || !row) throw new Error("the journal wrote nothing");
    const changed = attempts.all(row["place"] ?? null).filter(isNew);
    const isOpened = first.event.type === "sale.opened";
    const found = search.get(row["place"] ?? null);
    return {
      events: events.all(first.seq),
      sale: row,
      isOpened,
      codeUses: codes.all(first.seq),
      attempts: changed,
      search: found && isChanged(found) ? found : null,
      words: words.all(found?.["n"] ?? null).filter(isNew),
    };
  });
  db.close();
  opened.value.close();
  return writes;
}

/** The plain way: prepared statements, one transaction each, no checks, everything worked out beforehand. */
export function rawWriter(db: DatabaseSync): (write: Write) => void {
  const into = (table: string, columns: readonly string[]) =>
    db.prepare(`INSERT INTO ${table} (${columns.join(", ")}) VALUES (${columns.map(() => "?").join(", ")})`);
  const begin = db.prepare("BEGIN IMMEDIATE");
  const commit = db.prepare("COMMIT");
  const event = into("events", EVENT);
  const open = into("sales", SALE);
  const code = into("code_uses", CODE);
  const attempt = db.prepare(`INSERT INTO attempts (${ATTEMPT.join(", ")}) VALUES (${ATTEMPT.map(() => "?").join(", ")})
    ON CONFLICT (place, n) DO UPDATE SET state = excluded.state, taken_seq = coalesce(taken_seq, excluded.taken_seq),
      took_ms = excluded.took_ms, reason = excluded.reason`);
  const change = db.prepare(`UPDATE sales SET ${STATE.map((column) => `${column} = ?`).join(", ")} WHERE place = ?`);
  const day = db.prepare(`INSERT INTO days (day, sales, first_n, last_n) VALUES (?1, 1, ?2, ?2)
    ON CONFLICT (day) DO UPDATE SET sales = sales + 1, last_n = excluded.last_n`);
  const find = into("search", SEARCH);
  const findBy = db.prepare(`UPDATE search SET ${FOUND.map((column) => `${column} = ?`).join(", ")} WHERE place = ?`);
  const word = into("search_words", WORD);
  const of = (row: Row, columns: readonly string[]) => columns.map((column) => row[column] ?? null);
  return ({ events, sale, isOpened, codeUses, attempts, search, words }) => {
    begin.run();
    for (const row of events) event.run(...of(row, EVENT));
    if (isOpened) {
      open.run(...of(sale, SALE));
      day.run(sale["day"] ?? null, search?.["n"] ?? null);
      if (search) find.run(...of(search, SEARCH));
    } else {
      change.run(...of(sale, STATE), sale["place"] ?? null);
      if (search) findBy.run(...of(search, FOUND), sale["place"] ?? null);
    }
    for (const row of codeUses) code.run(...of(row, CODE));
    for (const row of words) word.run(...of(row, WORD));
    for (const row of attempts) attempt.run(...of(row, ATTEMPT));
    commit.run();
  };
}
