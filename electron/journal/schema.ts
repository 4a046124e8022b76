/** Marks the file as a Tilla journal ("TILL"). */
export const APPLICATION_ID = 0x54494c4c;

/** Where projections live: in the journal, or in temporary tables to be compared with it. */
export type ProjectionPlace = "main" | "temp";

/**
 * The events and what binds them. AUTOINCREMENT keeps the highest number ever given in `sqlite_sequence`: it betrays
 * events that were cut off at the end.
 */
export const EVENTS_SQL = `
  CREATE TABLE meta (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    journal_id TEXT NOT NULL
  ) STRICT;

  CREATE TABLE events (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    at INTEGER NOT NULL,
    sale_id TEXT,
    type TEXT GENERATED ALWAYS AS (payload ->> '$.type') VIRTUAL,
    payload TEXT NOT NULL,
    hash TEXT NOT NULL
  ) STRICT;
  CREATE INDEX events_of_sale ON events (sale_id) WHERE sale_id IS NOT NULL;

  CREATE TRIGGER events_never_change BEFORE UPDATE ON events
  BEGIN SELECT raise(ABORT, 'events are never changed'); END;
  CREATE TRIGGER events_never_go BEFORE DELETE ON events
  BEGIN SELECT raise(ABORT, 'events are never deleted'); END;
  CREATE TRIGGER meta_never_changes BEFORE UPDATE ON meta
  BEGIN SELECT raise(ABORT, 'a journal keeps its id'); END;
  CREATE TRIGGER meta_never_goes BEFORE DELETE ON meta
  BEGIN SELECT raise(ABORT, 'a journal keeps its id'); END;
`;

/** Everything that can be made again from the events. `place` is the number of the event that opened the sale. */
export function projectionsSql(place: ProjectionPlace): string {
  return `
    CREATE TABLE ${place}.sales (
      place INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      number TEXT NOT NULL,
      day TEXT NOT NULL,
      opened_at INTEGER NOT NULL,
      amount_minor INTEGER NOT NULL,
      currency TEXT NOT NULL,
      payment_state TEXT,
      is_open INTEGER NOT NULL,
      is_unknown INTEGER NOT NULL,
      lacks_receipt INTEGER NOT NULL,
      receipt_key TEXT,
      doc TEXT NOT NULL
    ) STRICT;
    CREATE INDEX ${place}.sales_of_day ON sales (day);
    CREATE INDEX ${place}.sales_open ON sales (is_open) WHERE is_open = 1;
    CREATE INDEX ${place}.sales_unknown ON sales (is_unknown) WHERE is_unknown = 1;
    CREATE INDEX ${place}.sales_without_receipt ON sales (lacks_receipt) WHERE lacks_receipt = 1;
    CREATE UNIQUE INDEX ${place}.receipts_once ON sales (receipt_key) WHERE receipt_key IS NOT NULL;

    CREATE TABLE ${place}.code_uses (
      fingerprint TEXT NOT NULL,
      seq INTEGER NOT NULL,
      sale_id TEXT NOT NULL,
      attempt_id TEXT NOT NULL,
      PRIMARY KEY (fingerprint, seq)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE ${place}.days (
      day TEXT PRIMARY KEY,
      sales INTEGER NOT NULL,
      -- The numbers of its first and last sale. Where the clock was set, days may lie across each other.
      first_n INTEGER NOT NULL,
      last_n INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;

    -- What sales are found by: narrow rows, so that thousands are looked through in a moment. n: which sale of the
    -- journal it is, from 1, without a gap.
    CREATE TABLE ${place}.search (
      n INTEGER PRIMARY KEY,
      place INTEGER NOT NULL UNIQUE,
      day TEXT NOT NULL,
      currency TEXT NOT NULL,
      paid_minor INTEGER NOT NULL,
      is_paid INTEGER NOT NULL,
      is_waiting INTEGER NOT NULL,
      is_refunded INTEGER NOT NULL,
      is_failed INTEGER NOT NULL,
      words TEXT NOT NULL
    ) STRICT;
    CREATE INDEX ${place}.search_waiting ON search (is_waiting) WHERE is_waiting = 1;
    CREATE INDEX ${place}.search_refunded ON search (is_refunded) WHERE is_refunded = 1;
    CREATE INDEX ${place}.search_failed ON search (is_failed) WHERE is_failed = 1;

    CREATE TABLE ${place}.search_words (
      word TEXT NOT NULL,
      n INTEGER NOT NULL,
      PRIMARY KEY (word, n)
    ) STRICT, WITHOUT ROWID;

    -- Money by the place in the chain where it moved: what a shift's report adds up. n: the how-manieth of its sale.
    CREATE TABLE ${place}.attempts (
      place INTEGER NOT NULL,
      n INTEGER NOT NULL,
      seq INTEGER NOT NULL,
      provider TEXT NOT NULL,
      currency TEXT NOT NULL,
      minor INTEGER NOT NULL,
      state TEXT NOT NULL,
      taken_seq INTEGER,
      -- For reports: the sale's day, the till's clock, how long the provider took, why there was no money.
      day TEXT NOT NULL,
      begun_at INTEGER NOT NULL,
      took_ms INTEGER,
      reason TEXT NOT NULL,
      PRIMARY KEY (place, n)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX ${place}.attempts_of_day ON attempts (day);
    CREATE INDEX ${place}.attempts_begun ON attempts (seq);
    CREATE INDEX ${place}.attempts_taken ON attempts (taken_seq) WHERE taken_seq IS NOT NULL;

    CREATE TABLE ${place}.refunds (
      place INTEGER NOT NULL,
      n INTEGER NOT NULL,
      k INTEGER NOT NULL,
      provider TEXT NOT NULL,
      currency TEXT NOT NULL,
      minor INTEGER NOT NULL,
      done_seq INTEGER,
      PRIMARY KEY (place, n, k)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX ${place}.refunds_done ON refunds (done_seq) WHERE done_seq IS NOT NULL;

    CREATE TABLE ${place}.shifts (
      number INTEGER PRIMARY KEY,
      from_seq INTEGER NOT NULL,
      closed_seq INTEGER,
      z_number INTEGER UNIQUE,
      -- Whether its Z report went to the printer.
      z_printed INTEGER NOT NULL DEFAULT 0,
      doc TEXT NOT NULL
    ) STRICT;
  `;
}

/** The projection tables, in an order in which they can be compared and dropped. */
export const PROJECTIONS = [
  "sales",
  "code_uses",
  "days",
  "search",
  "search_words",
  "attempts",
  "refunds",
  "shifts",
] as const;
