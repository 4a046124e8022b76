import { existsSync, readdirSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { z } from "zod";
import { backupFolder, isAsideName, parseBackupName } from "./backup-names.ts";
import { Connection } from "./connection.ts";
import { END_MARK, putInPlace, removeDatabase } from "./durable-files.ts";
import { findMissingEnd, type MissingEnd } from "./end-mark.ts";
import { latestVersion, migrate } from "./migrations.ts";
import type { Migration } from "./migrations.ts";
import type { StorageError } from "./port.ts";
import { APPLICATION_ID } from "./schema.ts";
import { isUnwritablePlace, StorageFault, toStorageError } from "./storage-fault.ts";

/** An open journal file; `readOnly` says why it can only be read, null when it can be written. */
export interface OpenedFile {
  readonly connection: Connection;
  readonly readOnly: Pick<StorageError, "reason" | "detail"> | null;
  /** What it does not hold any more of what was acknowledged; null when nothing is known to be missing. */
  readonly missing: MissingEnd | null;
}

/** Makes a new, empty journal and puts it in place whole, so that an empty or half-made file is never one of ours. */
export function makeJournalFile(file: string, migrations: readonly Migration[]): void {
  const unfinished = `${file}.new`;
  removeDatabase(unfinished);
  const connection = new Connection(unfinished, "read-write");
  try {
    migrate(connection, migrations);
  } finally {
    connection.close();
  }
  putInPlace(unfinished, file);
}

/**
 * Throws {@link StorageFault} `corrupt` when a journal was here and is gone: a till must not begin a new record by
 * itself because a file was lost.
 */
export function expectNoTraceOf(file: string): void {
  if (existsSync(`${file}-wal`)) throw gone("its log is still there");
  if (existsSync(`${file}${END_MARK}`)) throw gone("the mark of its end is still there");
  if (readdirSync(dirname(file)).some((name) => isAsideName(file, name))) throw gone("one was set aside");
  const folder = backupFolder(file);
  const isBackup = (name: string) => parseBackupName(file, name) !== null;
  if (existsSync(folder) && readdirSync(folder).some(isBackup)) throw gone("there are backups of it");
}

function gone(trace: string): StorageFault {
  return new StorageFault("corrupt", `the journal is gone, but ${trace}`);
}

/** Opens an existing journal and brings it to the newest form; for reading when `writable` is false or it cannot be written. */
export function openJournalFile(file: string, writable: boolean, migrations: readonly Migration[]): OpenedFile {
  const stat = statSync(file);
  if (!stat.isFile()) throw new StorageFault("io", "there is no file in the journal's place");
  if (stat.size === 0) throw new StorageFault("corrupt", "the journal is empty");
  const reading = openForReading(file);
  try {
    const version = identify(reading);
    if (version > latestVersion(migrations)) {
      const detail = `the journal has form ${version}, this program knows ${latestVersion(migrations)}`;
      return { connection: reading, readOnly: { reason: "newer-version", detail }, missing: null };
    }
    // Where nothing can be written the log can't be copied either, and nothing overwrites it.
    const missing = writable ? findMissingEnd(file, reading) : null;
    const opened = writable ? openForWriting(file, migrations) : null;
    if (opened === null) {
      const readOnly = { reason: "read-only", detail: "the journal cannot be written here" } as const;
      return { connection: reading, readOnly, missing };
    }
    reading.close();
    return { connection: opened, readOnly: null, missing };
  } catch (error) {
    reading.close();
    throw error;
  }
}

const journalModeSchema = z.object({ journal_mode: z.string() });

/** Null where the file cannot be written. */
function openForWriting(file: string, migrations: readonly Migration[]): Connection | null {
  const connection = new Connection(file, "read-write");
  try {
    const mode = connection.get(journalModeSchema, "PRAGMA journal_mode = WAL")?.journal_mode;
    if (mode !== "wal") throw new StorageFault("io", `the disk does not allow a write-ahead log (${mode ?? "?"})`);
    // A file without the right to write opens without a word: the first lock for writing tells.
    connection.transaction(() => undefined);
    migrate(connection, migrations);
    return connection;
  } catch (error) {
    connection.close();
    if (toStorageError(error)?.reason === "read-only") return null;
    throw error;
  }
}

/** A medium on which SQLite can make no side files is read as it lies, unless a log beside it holds more. */
export function openForReading(file: string): Connection {
  let connection: Connection | null = null;
  try {
    connection = new Connection(file, "read-only");
    connection.pragmaNumber("user_version");
    return connection;
  } catch (error) {
    connection?.close();
    const log = `${file}-wal`;
    if (!isUnwritablePlace(error) || (existsSync(log) && statSync(log).size > 0)) throw error;
    return new Connection(file, "immutable");
  }
}

/** The form number of a journal file. Throws {@link StorageFault} `corrupt` when the file is something else. */
export function identify(connection: Connection): number {
  const version = connection.pragmaNumber("user_version");
  if (connection.pragmaNumber("application_id") !== APPLICATION_ID || version < 1) {
    throw new StorageFault("corrupt", "the file is not a journal of this till");
  }
  return version;
}
