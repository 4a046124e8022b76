import type { StatementSync } from "node:sqlite";
import { z } from "zod";
import { isOfKind, paidMinor } from "../../shared/domain/sale-kinds.ts";
import type { ProviderId, Sale } from "../../shared/domain/sale.ts";
import { keptWords, saleWords } from "../../shared/domain/sale-words.ts";
import type { Connection } from "./connection.ts";
import type { ProjectionPlace } from "./schema.ts";

/** The word under which the sales of a provider stand; no typed word begins with this sign. */
export function providerWord(provider: ProviderId): string {
  return `@${provider}`;
}

/** What of a sale is searched, as it stands in its row. */
interface Searched {
  readonly columns: readonly [paidMinor: number, paid: number, waiting: number, refunded: number, failed: number];
  readonly words: readonly string[];
  /** The words between blanks: a word's beginning is found behind a blank. */
  readonly text: string;
  /** The sale's number, once it is known; a sale that was read anew is asked for. */
  n: number | bigint | null;
}

const rowSchema = z.object({ n: z.int(), words: z.string() });

/** Keeps the rows by which sales are found. A sale's number `n` counts the sales of the journal, from 1. */
export class SearchRows {
  readonly #connection: Connection;
  readonly #insert: StatementSync;
  readonly #update: StatementSync;
  readonly #countDay: StatementSync;
  readonly #addWord: StatementSync;
  readonly #dropWord: StatementSync;
  readonly #find: string;
  /** A sale is asked twice: after an event, and before the next one. */
  readonly #known = new WeakMap<Sale, Searched>();

  constructor(connection: Connection, place: ProjectionPlace) {
    this.#connection = connection;
    this.#insert = connection.prepare(`INSERT INTO ${place}.search
      (place, day, currency, paid_minor, is_paid, is_waiting, is_refunded, is_failed, words)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`);
    this.#update = connection.prepare(`UPDATE ${place}.search SET paid_minor = ?, is_paid = ?, is_waiting = ?,
      is_refunded = ?, is_failed = ?, words = ? WHERE place = ?`);
    this.#countDay = connection.prepare(`INSERT INTO ${place}.days (day, sales, first_n, last_n) VALUES (?1, 1, ?2, ?2)
      ON CONFLICT (day) DO UPDATE SET sales = sales + 1, last_n = excluded.last_n`);
    this.#addWord = connection.prepare(`INSERT INTO ${place}.search_words (word, n) VALUES (?, ?)`);
    this.#dropWord = connection.prepare(`DELETE FROM ${place}.search_words WHERE word = ? AND n = ?`);
    this.#find = `SELECT n, words FROM ${place}.search WHERE place = ?`;
  }

  /** Puts on record what an event changed of what the sale is found by. */
  note(place: number, before: Sale | null, after: Sale): void {
    const was = before && this.#searched(before);
    const now = this.#searched(after, before);
    if (was === null) {
      const { lastInsertRowid: n } = this.#insert.run(
        place,
        after.day,
        after.amount.currency,
        ...now.columns,
        now.text,
      );
      now.n = n;
      this.#countDay.run(after.day, n);
      for (const word of now.words) this.#addWord.run(word, n);
      return;
    }
    now.n = was.n;
    if (was.text === now.text && was.columns.every((value, index) => value === now.columns[index])) return;
    this.#update.run(...now.columns, now.text, place);
    if (was.text === now.text) return;
    now.n ??= this.#connection.get(rowSchema, this.#find, place)?.n ?? null;
    if (now.n !== null) this.#changeWords(now.n, was.words, now.words);
  }

  /** Makes a row say what the sale says, whatever it said. */
  correct(place: number, sale: Sale): void {
    const row = this.#connection.get(rowSchema, this.#find, place);
    if (row === null) return;
    const now = this.#searched(sale);
    this.#update.run(...now.columns, now.text, place);
    this.#changeWords(row.n, row.words.split(" "), []);
    for (const word of now.words) this.#dropWord.run(word, row.n);
    for (const word of now.words) this.#addWord.run(word, row.n);
  }

  #changeWords(n: number | bigint, was: readonly string[], now: readonly string[]): void {
    const [before, after] = [new Set(was), new Set(now)];
    for (const word of before) if (!after.has(word)) this.#dropWord.run(word, n);
    for (const word of after) if (!before.has(word)) this.#addWord.run(word, n);
  }

  #searched(sale: Sale, before: Sale | null = null): Searched {
    const known = this.#known.get(sale);
    if (known) return known;
    const was = before && keptWords(before, sale) ? this.#known.get(before) : undefined;
    const { words, text } = was ?? wordsOf(sale);
    const flag = (kind: "paid" | "waiting" | "refunded" | "failed") => Number(isOfKind(sale, kind));
    const columns = [paidMinor(sale), flag("paid"), flag("waiting"), flag("refunded"), flag("failed")] as const;
    const made = { columns, words, text, n: null };
    this.#known.set(sale, made);
    return made;
  }
}

function wordsOf(sale: Sale): Pick<Searched, "words" | "text"> {
  const providers = new Set(sale.attempts.map(({ provider }) => providerWord(provider)));
  const words = [...providers, ...saleWords(sale)];
  return { words, text: ` ${words.join(" ")} ` };
}
