import { copyFileSync, existsSync, mkdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { err, ok } from "../../shared/result.ts";
import type { Result } from "../../shared/result.ts";
import type { Clock } from "../runtime/clock.ts";
import { asideName, backupFolder, parseBackupName } from "./backup-names.ts";
import { END_MARK, moveDatabase, putInPlace, removeDatabase } from "./durable-files.ts";
import { identify, makeJournalFile, openForReading } from "./journal-file.ts";
import { JournalLock, LOCK_WAIT_MS } from "./lock.ts";
import { latestVersion, MIGRATIONS } from "./migrations.ts";
import type { StorageError } from "./port.ts";
import { StorageFault, storageErrorOrThrow } from "./storage-fault.ts";
import { startVerify } from "./verify-task.ts";

export interface ReplaceOptions {
  /** The journal's path. The journal must be closed. */
  readonly file: string;
  readonly clock: Clock;
  /** How long to wait for a predecessor that is still ending, in milliseconds. */
  readonly lockWaitMs?: number;
}

export interface RestoreOptions extends ReplaceOptions {
  /** A backup's file name as `backups()` lists it; anything else is refused. */
  readonly backup: string;
  /** The built `verify-worker`; null checks on this thread. */
  readonly verifyWorker: URL | null;
}

/** Under which name the replaced journal is kept in its folder; null when there was none. */
export interface Replaced {
  readonly setAside: string | null;
}

/**
 * Puts a backup in the closed journal's place: copied, its pages, whole chain and projections checked, then the
 * present file with its log is set aside and the copy takes its name. The caller opens the journal and appends
 * `journal.restored`. Answers `storage` (`corrupt`: the backup is not sound or not listed; `newer-version`; `locked`);
 * until the check has passed nothing is changed.
 */
export async function restoreJournal(options: RestoreOptions): Promise<Result<Replaced, StorageError>> {
  const { file, backup, verifyWorker, clock } = options;
  return replace(options, async (unfinished) => {
    if (parseBackupName(file, backup) === null) throw new StorageFault("corrupt", "this is not the name of a backup");
    const source = join(backupFolder(file), backup);
    if (!existsSync(source)) throw new StorageFault("corrupt", "there is no such backup");
    copyFileSync(source, unfinished);
    expectKnownForm(unfinished);
    const { verdict } = startVerify(verifyWorker, { file: unfinished, allProjections: true });
    const found = await verdict;
    if (found.state !== "sound") throw new StorageFault("corrupt", `the backup is not sound: ${found.detail}`);
    return setAsideAndPut(file, unfinished, clock);
  });
}

/**
 * Sets the closed journal aside with its log and begins a new, empty one: for a file that cannot be read and of which
 * there is no backup. The old file is kept. Answers `storage`.
 */
export async function setAsideAndStartNew(options: ReplaceOptions): Promise<Result<Replaced, StorageError>> {
  return replace(options, (unfinished) => {
    makeJournalFile(unfinished, MIGRATIONS);
    return Promise.resolve(setAsideAndPut(options.file, unfinished, options.clock));
  });
}

async function replace(
  { file, lockWaitMs = LOCK_WAIT_MS }: ReplaceOptions,
  work: (unfinished: string) => Promise<Replaced>,
): Promise<Result<Replaced, StorageError>> {
  const unfinished = `${file}.replacement`;
  let lock: JournalLock | null = null;
  try {
    mkdirSync(dirname(file), { recursive: true });
    lock = new JournalLock(file, lockWaitMs);
    removeDatabase(unfinished);
    return ok(await work(unfinished));
  } catch (error) {
    return err(storageErrorOrThrow(error));
  } finally {
    if (lock) removeDatabase(unfinished);
    lock?.release();
  }
}

function expectKnownForm(file: string): void {
  const connection = openForReading(file);
  try {
    const version = identify(connection);
    if (version > latestVersion(MIGRATIONS)) throw new StorageFault("newer-version", `the backup has form ${version}`);
  } finally {
    connection.close();
  }
}

/**
 * Between the two renames there is no journal, only the one set aside: a till that starts then says so and waits for
 * a person, it neither opens the old file without its log nor begins anew.
 */
function setAsideAndPut(file: string, replacement: string, clock: Clock): Replaced {
  const present = existsSync(file) || existsSync(`${file}-wal`);
  const setAside = present ? freeAsideName(file, clock.now()) : null;
  if (setAside !== null) moveDatabase(file, join(dirname(file), setAside));
  // A mark that was left alone is nothing to keep, and must not measure what comes now.
  rmSync(`${file}${END_MARK}`, { force: true });
  putInPlace(replacement, file);
  return { setAside };
}

/** Two replacements within a second must not overwrite what the first set aside. */
function freeAsideName(file: string, at: number): string {
  const name = asideName(file, at);
  const path = join(dirname(file), name);
  return existsSync(path) || existsSync(`${path}-wal`) ? freeAsideName(file, at + 1000) : name;
}
