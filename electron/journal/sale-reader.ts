import { z } from "zod";
import type { StoredEvent } from "../../shared/domain/events.ts";
import { isUnsettled } from "../../shared/domain/sale-facts.ts";
import type { Sale } from "../../shared/domain/sale.ts";
import { eventsAfter, eventsOf, type EventRow } from "./chain.ts";
import type { Connection } from "./connection.ts";
import { readSale, storedEvent } from "./event-text.ts";
import { Lru } from "./lru.ts";
import type { CodeUse, PlacedSale } from "./port.ts";
import { Projections } from "./projections.ts";

const docSchema = z.object({ doc: z.string() });
const spanSchema = z.object({ first: z.int().nullable(), last: z.int().nullable() });
const placedSchema = z.object({ place: z.int(), doc: z.string() });
const countSchema = z.object({ count: z.int() });
const daySchema = z.object({ day: z.string(), sales: z.int() });
const useSchema = z.object({ sale_id: z.string(), attempt_id: z.string() });

const settledSchema = z.object({ sale_id: z.string() });

/** More than the busiest till writes in a day, and still read in a moment at the start. */
const LATEST_EVENTS = 20_000;
/** Sales kept in memory: far more than are on any screen, so that an append reads nothing from disk. */
const SALES_KEPT = 500;
/** More than any day or list of a single till holds. */
const NO_LIMIT = -1;

type Flag = "is_open" | "is_unknown" | "lacks_receipt";

/** All that is read from the journal while the till runs. */
export class SaleReader {
  readonly #connection: Connection;
  readonly #projections: Projections;
  readonly #recent = new Lru<string, PlacedSale>(SALES_KEPT);

  constructor(connection: Connection) {
    this.#connection = connection;
    this.#projections = new Projections(connection, "main");
  }

  /** The sale if it is in memory, without a look at the disk. */
  recent(saleId: string): PlacedSale | null {
    return this.#recent.get(saleId) ?? null;
  }

  find(saleId: string): PlacedSale | null {
    const known = this.recent(saleId);
    if (known) return known;
    const found = this.#projections.find(saleId);
    if (found) this.#recent.set(saleId, found);
    return found;
  }

  /** Takes over what was just committed. */
  remember(placed: PlacedSale): void {
    this.#recent.set(placed.sale.id, placed);
  }

  /** After a failed write: nothing in memory is believed until it is read again. */
  forgetAll(): void {
    this.#recent.clear();
  }

  story(saleId: string): StoredEvent[] {
    return eventsOf(this.#connection, saleId).map(storedEvent);
  }

  daysSpan(fromDay: string, toDay: string): { readonly first: number; readonly last: number } | null {
    const sql = "SELECT min(place) AS first, max(place) AS last FROM main.sales WHERE day BETWEEN ? AND ?";
    const span = this.#connection.get(spanSchema, sql, fromDay, toDay);
    if (!span || span.first === null || span.last === null) return null;
    return { first: span.first, last: span.last };
  }

  after(place: number, limit: number): PlacedSale[] {
    const sql = "SELECT place, doc FROM main.sales WHERE place > ? ORDER BY place LIMIT ?";
    const rows = this.#connection.all(placedSchema, sql, place, limit);
    return rows.map((row) => ({ place: row.place, sale: readSale(row.doc) }));
  }

  eventsAfter(seq: number, limit: number): EventRow[] {
    return eventsAfter(this.#connection, seq, limit);
  }

  ofDay(day: string, limit: number = NO_LIMIT): Sale[] {
    return this.#docs("SELECT doc FROM main.sales WHERE day = ? ORDER BY place DESC LIMIT ?", day, limit);
  }

  days(limit: number = NO_LIMIT): { readonly day: string; readonly sales: number }[] {
    return this.#connection.all(daySchema, "SELECT day, sales FROM main.days ORDER BY day DESC LIMIT ?", limit);
  }

  salesInDay(day: string): number {
    return this.#connection.get(daySchema, "SELECT day, sales FROM main.days WHERE day = ?", day)?.sales ?? 0;
  }

  /** Sales with a flag, oldest first. */
  flagged(flag: Flag): Sale[] {
    return this.#docs(`SELECT doc FROM main.sales WHERE ${flag} = 1 ORDER BY place`);
  }

  countFlagged(flag: Flag): number {
    const sql = `SELECT count(*) AS count FROM main.sales WHERE ${flag} = 1`;
    return this.#connection.get(countSchema, sql)?.count ?? 0;
  }

  codeUse(fingerprint: string): CodeUse | null {
    const sql = "SELECT sale_id, attempt_id FROM main.code_uses WHERE fingerprint = ? ORDER BY seq DESC";
    const uses = this.#uses(sql, fingerprint);
    return uses.find((use) => use.state !== "declined" && use.state !== "not-sent") ?? uses[0] ?? null;
  }

  /** Looks at unfinished sales alone: a code that serves for years has many uses. */
  openCodeUse(fingerprint: string): CodeUse | null {
    const sql = `SELECT sale_id, attempt_id FROM main.code_uses JOIN main.sales ON sales.id = sale_id
      WHERE fingerprint = ? AND (is_open = 1 OR is_unknown = 1) ORDER BY seq DESC`;
    return this.#uses(sql, fingerprint).find((use) => isUnsettled(use.state)) ?? null;
  }

  settledSince(at: number): Sale[] {
    const sql = `SELECT DISTINCT sale_id FROM
      (SELECT sale_id, at, type FROM main.events ORDER BY seq DESC LIMIT ${LATEST_EVENTS})
      WHERE type = 'payment.settled' AND at >= ? AND sale_id IS NOT NULL`;
    return this.#connection.all(settledSchema, sql, at).flatMap((row) => this.find(row.sale_id)?.sale ?? []);
  }

  receiptUse(key: string): Sale | null {
    return this.#docs("SELECT doc FROM main.sales WHERE receipt_key = ?", key)[0] ?? null;
  }

  #uses(sql: string, fingerprint: string): CodeUse[] {
    return this.#connection.all(useSchema, sql, fingerprint).flatMap((use) => {
      const sale = this.find(use.sale_id)?.sale;
      const attempt = sale?.attempts.find((a) => a.id === use.attempt_id);
      return sale && attempt ? [{ sale, attemptId: attempt.id, state: attempt.state }] : [];
    });
  }

  #docs(sql: string, ...values: (string | number)[]): Sale[] {
    return this.#connection.all(docSchema, sql, ...values).map((row) => readSale(row.doc));
  }
}
