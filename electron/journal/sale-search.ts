import type { SQLInputValue } from "node:sqlite";
import { z } from "zod";
import { assertNever } from "../../shared/result.ts";
import { currencySchema } from "../../shared/domain/money-schema.ts";
import type { Money } from "../../shared/domain/money.ts";
import type { SaleKind } from "../../shared/domain/sale-kinds.ts";
import { SALES_PER_PAGE } from "../../shared/domain/sale-query.ts";
import type { FoundSales, SalePage, SaleQuery } from "../../shared/domain/sale-query.ts";
import { queryWords } from "../../shared/domain/sale-words.ts";
import type { Connection } from "./connection.ts";
import { readSale } from "./event-text.ts";
import { providerWord } from "./search-rows.ts";
import { StorageFault } from "./storage-fault.ts";

/** So many sales are read whole, to be counted and added up; what stands in more is looked for from the newest on. */
const FEW = 2_000;
/** So many rows are looked through for one page: a search that finds nothing answers soon, and goes on when asked. */
const SCANNED = 20_000;
/** Above every letter and figure: the end of what begins with a word. */
const LAST = "\u{10FFFF}";

const headSchema = z.object({ head: z.int().nullable() });
const countSchema = z.object({ count: z.int() });
const numberSchema = z.object({ n: z.int() });
const daysSchema = z.object({ first: z.int().nullable(), last: z.int().nullable(), sales: z.int() });
const rowSchema = z.object({ n: z.int(), place: z.int(), currency: currencySchema, paid: z.int() });
const sumSchema = z.object({ currency: currencySchema, paid: z.int() });
const docSchema = z.object({ doc: z.string() });
type Row = z.infer<typeof rowSchema>;

const COLUMNS = "n, place, currency, paid_minor AS paid";

/** A condition on a row of the search, with its values. */
interface Condition {
  readonly sql: string;
  readonly values: readonly SQLInputValue[];
}

/** Numbers of sales, both included. */
interface Range {
  readonly low: number;
  readonly high: number;
}

/**
 * Finds sales in a time that hardly grows with the journal. What stands in few sales is read whole out of the words; the
 * rest is looked through from the newest sale on, a bounded stretch at a time.
 */
export class SaleSearch {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  find(query: SaleQuery, { head: known, at }: SalePage): FoundSales {
    const newest = this.#connection.get(headSchema, "SELECT max(n) AS head FROM main.search")?.head ?? 0;
    const head = Math.min(known ?? newest, newest);
    const words = queryWords(query.text);
    const stretch = this.#stretch(query.days, head);
    if (stretch === null || words?.length === 0) return { sales: [], total: 0, paid: [], next: null, head };
    const { range, whole } = stretch;
    const beginnings = words ?? [];
    const conditions: Condition[] = [
      ...beginnings.map((word) => ({ sql: "instr(words, ?) > 0", values: [` ${word}`] })),
      ...(query.provider === null
        ? []
        : [{ sql: "instr(words, ?) > 0", values: [` ${providerWord(query.provider)} `] }]),
      ...(query.days === null || whole
        ? []
        : [{ sql: "day BETWEEN ? AND ?", values: [query.days.from, query.days.to] }]),
    ];
    if (conditions.length === 0 && query.kind === "all") return { ...this.#every(range, at), head };
    const few = this.#few(beginnings, query.provider);
    if (few !== null) return { ...this.#ofFew(few, [...conditions, ...ofKind(query.kind)], range, at), head };
    return { ...this.#scan(query.kind, conditions, range, at), head };
  }

  /** The stretch of the journal in which these days lie; `whole` where nothing else lies in it. */
  #stretch(days: SaleQuery["days"], head: number): { readonly range: Range; readonly whole: boolean } | null {
    if (days === null) return head === 0 ? null : { range: { low: 1, high: head }, whole: true };
    const found = this.#connection.get(
      daysSchema,
      `SELECT min(first_n) AS first, max(last_n) AS last, coalesce(sum(sales), 0) AS sales
       FROM main.days WHERE day BETWEEN ? AND ?`,
      days.from,
      days.to,
    );
    if (!found || found.first === null || found.last === null || found.first > head) return null;
    const whole = found.last - found.first + 1 === found.sales;
    return { range: { low: found.first, high: Math.min(found.last, head) }, whole };
  }

  /** Everything in a stretch: any part of it is one look away. */
  #every({ low, high }: Range, at: SalePage["at"]): Omit<FoundSales, "head"> {
    const top = "offset" in at ? high - at.offset : Math.min(high, at.before - 1);
    const total = high - low + 1;
    const sql = `SELECT ${COLUMNS} FROM main.search WHERE n BETWEEN ? AND ? ORDER BY n DESC LIMIT ?`;
    const rows = this.#connection.all(rowSchema, sql, low, top, SALES_PER_PAGE);
    const last = rows.at(-1)?.n ?? low;
    return { sales: this.#sales(rows), total, paid: this.#paidIn(low, high), next: last > low ? last : null };
  }

  #paidIn(low: number, high: number): readonly Money[] | null {
    if (high - low >= FEW) return null;
    const sql = `SELECT currency, sum(paid_minor) AS paid FROM main.search
      WHERE n BETWEEN ? AND ? GROUP BY currency HAVING paid <> 0`;
    return inOrder(this.#connection.all(sumSchema, sql, low, high));
  }

  /** The condition on the words that the fewest sales fit; null where none is rare. */
  #few(beginnings: readonly string[], provider: SaleQuery["provider"]): Condition | null {
    const exact = provider === null ? [] : [providerWord(provider)];
    const candidates = [...beginnings.map(beginsWith), ...exact.map(isWord)].map((condition) => {
      const sql = `SELECT count(*) AS count FROM (SELECT 1 FROM main.search_words WHERE ${condition.sql} LIMIT ?)`;
      const count = this.#connection.get(countSchema, sql, ...condition.values, FEW + 1)?.count ?? 0;
      return { condition, count };
    });
    const rarest = candidates.toSorted((one, other) => one.count - other.count)[0];
    return rarest && rarest.count <= FEW ? rarest.condition : null;
  }

  #ofFew(
    few: Condition,
    rest: readonly Condition[],
    { low, high }: Range,
    at: SalePage["at"],
  ): Omit<FoundSales, "head"> {
    const rows = this.#connection.all(
      rowSchema,
      `SELECT ${COLUMNS} FROM main.search WHERE n IN (SELECT n FROM main.search_words WHERE ${few.sql})
       AND +n BETWEEN ? AND ? ${and(rest)} ORDER BY n DESC`,
      ...few.values,
      low,
      high,
      ...valuesOf(rest),
    );
    const from = "offset" in at ? at.offset : rows.findIndex(({ n }) => n < at.before);
    const page = from < 0 ? [] : rows.slice(from, from + SALES_PER_PAGE);
    const next = from >= 0 && from + page.length < rows.length ? (page.at(-1)?.n ?? null) : null;
    return { sales: this.#sales(page), total: rows.length, paid: added(rows), next };
  }

  /** From the newest on, a bounded stretch of the sales (of the sales of that kind, where they are few). */
  #scan(kind: SaleKind, rest: readonly Condition[], range: Range, at: SalePage["at"]): Omit<FoundSales, "head"> {
    const isStart = "offset" in at;
    const high = isStart ? range.high : Math.min(range.high, at.before - 1);
    const floor = this.#floor(kind, range.low, high);
    const conditions = [...ofKind(kind), ...rest];
    const sql = `SELECT ${COLUMNS} FROM main.search ${indexOf(kind)} WHERE n BETWEEN ? AND ? ${and(conditions)}
      ORDER BY n DESC LIMIT ?`;
    const found = this.#connection.all(rowSchema, sql, floor, high, ...valuesOf(conditions), SALES_PER_PAGE + 1);
    const page = found.slice(0, SALES_PER_PAGE);
    const isFull = found.length > page.length;
    const next = isFull ? (page.at(-1)?.n ?? null) : floor > range.low ? floor : null;
    const isAll = isStart && next === null;
    return { sales: this.#sales(page), total: isAll ? page.length : null, paid: isAll ? added(page) : null, next };
  }

  /** The lowest number that is looked at for one page. */
  #floor(kind: SaleKind, low: number, high: number): number {
    if (indexOf(kind) === "") return Math.max(low, high - SCANNED + 1);
    const sql = `SELECT n FROM main.search ${indexOf(kind)} WHERE n BETWEEN ? AND ? ${and(ofKind(kind))}
      ORDER BY n DESC LIMIT 1 OFFSET ?`;
    return this.#connection.get(numberSchema, sql, low, high, SCANNED - 1)?.n ?? low;
  }

  #sales(rows: readonly Row[]): FoundSales["sales"] {
    return rows.map(({ place }) => {
      const found = this.#connection.get(docSchema, "SELECT doc FROM main.sales WHERE place = ?", place);
      if (found === null) throw new StorageFault("corrupt", `sale ${place} is found and is not there`);
      return readSale(found.doc);
    });
  }
}

function beginsWith(word: string): Condition {
  return { sql: "word >= ? AND word < ?", values: [word, word + LAST] };
}

function isWord(word: string): Condition {
  return { sql: "word = ?", values: [word] };
}

function ofKind(kind: SaleKind): readonly Condition[] {
  return kind === "all" ? [] : [{ sql: `is_${kind} = 1`, values: [] }];
}

/** Paid are most sales: their own index would be the table once more. */
function indexOf(kind: SaleKind): string {
  switch (kind) {
    case "all":
    case "paid":
      return "";
    case "waiting":
    case "refunded":
    case "failed":
      return `INDEXED BY search_${kind}`;
    default:
      return assertNever(kind);
  }
}

function and(conditions: readonly Condition[]): string {
  return conditions.map(({ sql }) => `AND ${sql}`).join(" ");
}

function valuesOf(conditions: readonly Condition[]): readonly SQLInputValue[] {
  return conditions.flatMap(({ values }) => values);
}

function added(rows: readonly Row[]): readonly Money[] {
  const sums = new Map<Money["currency"], number>();
  for (const { currency, paid } of rows) if (paid !== 0) sums.set(currency, (sums.get(currency) ?? 0) + paid);
  return inOrder([...sums].map(([currency, paid]) => ({ currency, paid })));
}

function inOrder(sums: readonly { readonly currency: Money["currency"]; readonly paid: number }[]): readonly Money[] {
  const ordered = sums.toSorted((one, other) => one.currency.localeCompare(other.currency));
  return ordered.map(({ currency, paid }) => ({ currency, minor: paid }));
}
