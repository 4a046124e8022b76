import { DatabaseSync } from "node:sqlite";
import type { SQLInputValue, StatementSync } from "node:sqlite";
import { pathToFileURL } from "node:url";
import { z } from "zod";
import { StorageFault } from "./storage-fault.ts";

/** How a connection may use its file. `immutable` reads a file on a medium where nothing at all can be written. */
export type Access = "read-write" | "read-only" | "immutable";

const pragmaSchema = z.record(z.string(), z.int());

/** How long SQLite waits for a lock of another connection, in milliseconds. */
const BUSY_TIMEOUT_MS = 2000;

/** One connection to a SQLite file: safe settings, statements prepared once, one way to make a transaction. */
export class Connection {
  readonly access: Access;
  readonly #db: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();
  #begin: StatementSync | null = null;
  #commit: StatementSync | null = null;

  /** Throws SQLite's error when the file cannot be opened. A file that is missing is made in `read-write`. */
  constructor(file: string, access: Access, busyTimeoutMs = BUSY_TIMEOUT_MS) {
    this.access = access;
    const location = access === "immutable" ? immutableUrl(file) : file;
    this.#db = new DatabaseSync(location, {
      readOnly: access !== "read-write",
      timeout: busyTimeoutMs,
      enableForeignKeyConstraints: true,
      defensive: true,
    });
    try {
      this.#db.exec("PRAGMA trusted_schema = OFF; PRAGMA synchronous = FULL; PRAGMA recursive_triggers = ON");
    } catch (error) {
      this.#db.close();
      throw error;
    }
  }

  exec(sql: string): void {
    this.#db.exec(sql);
  }

  /** A statement to be run many times; prepared once per text. */
  prepare(sql: string): StatementSync {
    const known = this.#statements.get(sql);
    if (known) return known;
    const fresh = this.#db.prepare(sql);
    this.#statements.set(sql, fresh);
    return fresh;
  }

  /** The first row, checked. */
  get<T>(row: z.ZodType<T>, sql: string, ...values: SQLInputValue[]): T | null {
    const found = this.prepare(sql).get(...values);
    return found === undefined ? null : checked(row, found);
  }

  /** All rows, each checked. */
  all<T>(row: z.ZodType<T>, sql: string, ...values: SQLInputValue[]): T[] {
    return this.prepare(sql)
      .all(...values)
      .map((found) => checked(row, found));
  }

  /** The value of a pragma that answers one number. */
  pragmaNumber(name: "user_version" | "application_id" | "max_page_count"): number {
    return this.get(pragmaSchema, `PRAGMA ${name}`)?.[name] ?? 0;
  }

  /** Runs `work` as one transaction: committed when it returns, undone when it throws. */
  transaction<T>(work: () => T): T {
    this.#begin ??= this.prepare("BEGIN IMMEDIATE");
    this.#commit ??= this.prepare("COMMIT");
    this.#begin.run();
    try {
      const value = work();
      this.#commit.run();
      return value;
    } catch (error) {
      this.#rollback();
      throw error;
    }
  }

  close(): void {
    this.#statements.clear();
    if (this.#db.isOpen) this.#db.close();
  }

  /** The raw handle, for the online backup alone. */
  get handle(): DatabaseSync {
    return this.#db;
  }

  #rollback(): void {
    // SQLite undoes some failed transactions by itself (a full disk, a failed write).
    if (!this.#db.isTransaction) return;
    try {
      this.#db.exec("ROLLBACK");
    } catch {
      // The first error says what happened; an unfinished transaction is undone when the file is next opened.
    }
  }
}

function checked<T>(row: z.ZodType<T>, found: unknown): T {
  const parsed = row.safeParse(found);
  if (!parsed.success)
    throw new StorageFault("corrupt", `a row of the journal is not readable: ${parsed.error.message}`);
  return parsed.data;
}

function immutableUrl(file: string): URL {
  const url = pathToFileURL(file);
  url.searchParams.set("immutable", "1");
  return url;
}
