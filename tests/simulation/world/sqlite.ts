// Stands in the place of `node:sqlite` in the simulation's bundle: the real SQLite on a disk that the history owns.
import type { PathLike } from "node:fs";
import type { DatabaseSyncOptions, StatementSync } from "node:sqlite";

const real = process.getBuiltinModule("node:sqlite");

/** How the disk takes what a database does. */
export interface DiskGuard {
  opened(database: DatabaseSync): void;
  /** A transaction is about to begin. May throw what SQLite throws. */
  begins(database: DatabaseSync): void;
  /** A transaction is to be made durable by `commit`. */
  commits(database: DatabaseSync, commit: () => void): void;
}

let guard: DiskGuard | null = null;

/** The disk of the present history; null between histories. */
export function guardDisk(next: DiskGuard | null): void {
  guard = next;
}

export class DatabaseSync extends real.DatabaseSync {
  constructor(location: PathLike, options: DatabaseSyncOptions = {}) {
    super(location, options);
    guard?.opened(this);
  }

  override prepare(sql: string): StatementSync {
    const statement = super.prepare(sql);
    const run = statement.run.bind(statement);
    if (sql === "BEGIN IMMEDIATE") {
      replaceRun(statement, () => {
        guard?.begins(this);
        run();
      });
    }
    if (sql === "COMMIT") replaceRun(statement, () => (guard ? guard.commits(this, () => void run()) : void run()));
    return statement;
  }
}

function replaceRun(statement: StatementSync, run: () => void): void {
  Object.defineProperty(statement, "run", { value: run });
}

/** The online backup without its thread: a simulated history owns every instant. */
export function backup(source: DatabaseSync, target: string): Promise<number> {
  source.exec(`VACUUM INTO '${target.replaceAll("'", "''")}'`);
  return Promise.resolve(0);
}

/** An error as `node:sqlite` throws it. */
export function sqliteError(errcode: number, message: string): Error {
  return Object.assign(new Error(message), { code: "ERR_SQLITE_ERROR", errcode, errstr: message });
}
