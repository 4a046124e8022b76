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
import { isUnwritablePlace, StorageFault } from "./storage-fault.ts";

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
    const writing = writable ? connectForWriting(file, version) : null;
    if (writing === null) {
      const readOnly = { reason: "read-only", detail: "the journal cannot be written here" } as const;
      // Where nothing can be written the log can't be copied either, and nothing overwrites it.
      return { connection: reading, readOnly, missing: null };
    }
    const missing = bringUp(writing, migrations, () => findMissingEnd(file, reading));
    reading.close();
    return { connection: writing, readOnly: null, missing };
  } catch (error) {
    reading.close();
    throw error;
  }
}

const journalModeSchema = z.object({ journal_mode: z.string() });

/** A connection that has written nothing yet; null where it never could. */
function connectForWriting(file: string, version: number): Connection | null {
  let connection: Connection | null = null;
  try {
    connection = new Connection(file, "read-write");
    // What cannot be written opens without a word, and even `BEGIN IMMEDIATE` only reads there: a change tells. It is
    // taken back before anything of it is on the disk.
    connection.exec(`BEGIN IMMEDIATE; PRAGMA user_version = ${version}; ROLLBACK`);
    return connection;
  } catch (error) {
    connection?.close();
    // The file can be read, so what SQLite could not make is a file beside it.
    if (isUnwritablePlace(error)) return null;
    throw error;
  }
}

/** Looks first, then brings the file to the newest form; closes the connection when that fails. */
function bringUp<T>(connection: Connection, migrations: readonly Migration[], look: () => T): T {
  try {
    const seen = look();
    const mode = connection.get(journalModeSchema, "PRAGMA journal_mode = WAL")?.journal_mode;
    if (mode !== "wal") throw new StorageFault("io", `the disk does not allow a write-ahead log (${mode ?? "?"})`);
    migrate(connection, migrations);
    return seen;
  } catch (error) {
    connection.close();
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
