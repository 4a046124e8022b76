import { DatabaseSync } from "node:sqlite";
import { z } from "zod";
import { openOrders, orderSchema, refundRowSchema, type Orders } from "./orders.ts";

const presented = z.object({ code: z.string(), amount: z.string(), at: z.int(), times: z.int() });
const charged = z.object({
  transactionId: z.string(),
  paymentId: z.string(),
  code: z.string(),
  amount: z.string(),
  at: z.int(),
});
const attached = z.object({ transactionId: z.string(), url: z.string(), at: z.int(), times: z.int() });

/** What really happened at the provider. Amounts are whole units as they came over the wire. */
export const ledgerSchema = z.object({
  /** Every code that was ever shown, with its latest amount and how often it came. */
  presented: z.array(presented),
  /** Money that was taken, in order. */
  charges: z.array(charged),
  /** Receipts that were attached, and how often each pair came. */
  receipts: z.array(attached),
  /** Orders under the shop's own references, at the providers that know such. */
  orders: z.array(orderSchema),
  /** Refunds that were carried out, in order. */
  refunds: z.array(refundRowSchema),
});
export type LedgerView = Readonly<z.infer<typeof ledgerSchema>>;
export type ChargeRow = Readonly<z.infer<typeof charged>>;
export type AttachedRow = Readonly<z.infer<typeof attached>>;

/** The provider's own books: the truth that a till's journal is held against. Durable when kept in a file. */
export interface Ledger {
  /** Notes that a code was shown. Answers how often it was by now. */
  present(code: string, amount: string, at: number): number;
  charge(row: ChargeRow): void;
  chargeOf(transactionId: string): ChargeRow | null;
  chargeByCode(code: string): ChargeRow | null;
  /** Attaches a receipt, or counts the same pair once more. */
  attach(transactionId: string, url: string, at: number): void;
  receiptByUrl(url: string): AttachedRow | null;
  /** How often a receipt was brought for attaching, accepted or not. Counts this time. */
  countTry(url: string): number;
  readonly orders: Orders;
  view(): LedgerView;
  reset(): void;
  close(): void;
}

const TABLES = ["presented", "charges", "receipts", "tries"] as const;

/** Opens the books in a file, or in memory when `file` is null. */
export function openLedger(file: string | null): Ledger {
  const db = new DatabaseSync(file ?? ":memory:");
  // A test kills the till and this server at any moment; what was charged must still be known.
  db.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000");
  db.exec(`
    CREATE TABLE IF NOT EXISTS presented (code TEXT PRIMARY KEY, amount TEXT, at INTEGER, times INTEGER) STRICT;
    CREATE TABLE IF NOT EXISTS charges
      (transactionId TEXT PRIMARY KEY, paymentId TEXT, code TEXT, amount TEXT, at INTEGER) STRICT;
    CREATE TABLE IF NOT EXISTS receipts (transactionId TEXT, url TEXT PRIMARY KEY, at INTEGER, times INTEGER) STRICT;
    CREATE TABLE IF NOT EXISTS tries (url TEXT PRIMARY KEY, times INTEGER) STRICT;
  `);
  const orders = openOrders(db);
  const count = z.object({ times: z.int() });
  const first = <T>(schema: z.ZodType<T>, sql: string, ...values: string[]): T | null => {
    const row = db.prepare(sql).get(...values);
    return row === undefined ? null : schema.parse(row);
  };

  return {
    present(code, amount, at) {
      const sql = `INSERT INTO presented VALUES (?, ?, ?, 1)
        ON CONFLICT (code) DO UPDATE SET amount = excluded.amount, at = excluded.at, times = times + 1
        RETURNING times`;
      return count.parse(db.prepare(sql).get(code, amount, at)).times;
    },
    charge({ transactionId, paymentId, code, amount, at }) {
      db.prepare("INSERT INTO charges VALUES (?, ?, ?, ?, ?)").run(transactionId, paymentId, code, amount, at);
    },
    chargeOf: (id) => first(charged, "SELECT * FROM charges WHERE transactionId = ?", id),
    chargeByCode: (code) => first(charged, "SELECT * FROM charges WHERE code = ? ORDER BY rowid", code),
    attach(transactionId, url, at) {
      const sql = `INSERT INTO receipts VALUES (?, ?, ?, 1) ON CONFLICT (url) DO UPDATE SET times = times + 1`;
      db.prepare(sql).run(transactionId, url, at);
    },
    receiptByUrl: (url) => first(attached, "SELECT * FROM receipts WHERE url = ?", url),
    countTry(url) {
      const sql = "INSERT INTO tries VALUES (?, 1) ON CONFLICT (url) DO UPDATE SET times = times + 1 RETURNING times";
      return count.parse(db.prepare(sql).get(url)).times;
    },
    orders,
    view() {
      const all = (table: string) => db.prepare(`SELECT * FROM ${table} ORDER BY rowid`).all();
      const rows = { presented: all("presented"), charges: all("charges"), receipts: all("receipts") };
      return ledgerSchema.parse({ ...rows, ...orders.all() });
    },
    reset() {
      for (const table of TABLES) db.exec(`DELETE FROM ${table}`);
      orders.reset();
    },
    close: () => db.close(),
  };
}
