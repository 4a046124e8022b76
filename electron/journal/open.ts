import { existsSync, mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { err, ok } from "../../shared/result.ts";
import type { Result } from "../../shared/result.ts";
import type { Clock } from "../runtime/clock.ts";
import { Backups } from "./backups.ts";
import { genesisOf, journalIdOf } from "./chain.ts";
import { EndMark, type MissingEnd } from "./end-mark.ts";
import { Health } from "./health.ts";
import { expectNoTraceOf, makeJournalFile, openJournalFile } from "./journal-file.ts";
import { SqliteJournal } from "./journal.ts";
import { JournalLock, LOCK_WAIT_MS } from "./lock.ts";
import { MIGRATIONS } from "./migrations.ts";
import type { Migration } from "./migrations.ts";
import type { Journal, StorageError } from "./port.ts";
import { sqliteIsSafe } from "./sqlite-version.ts";
import { isUnwritablePlace, StorageFault, storageErrorOrThrow } from "./storage-fault.ts";
import { startVerify } from "./verify-task.ts";
import { verifyAtStart, verifyFile } from "./verify.ts";

export interface JournalOptions {
  /** The journal's path, `<dataDir>/journal.sqlite`. Its folder is made when missing. */
  readonly file: string;
  readonly clock: Clock;
  /** The built `verify-worker`; null checks the whole file here and now, for small journals in tests. */
  readonly verifyWorker: URL | null;
  /** How long to wait for a predecessor that is still ending, in milliseconds. */
  readonly lockWaitMs?: number;
  /** For tests: the version of SQLite, the migrations, and the most pages that the disk holds. */
  readonly sqliteVersion?: string;
  readonly migrations?: readonly Migration[];
  readonly maxPages?: number;
}

/**
 * Opens the journal, or makes it in an empty place. Answers `storage`: `locked` (another process has it), `corrupt`
 * (not a journal, cut short, unreadable, or gone while backups of it are there; nothing was touched),
 * `sqlite-too-old`, `disk-full`, `io`. A newer file, or one on a medium that cannot be written, opens for reading: its
 * health says so and appends are refused.
 */
export function openJournal(options: JournalOptions): Result<Journal, StorageError> {
  const version = options.sqliteVersion ?? process.versions["sqlite"] ?? "";
  if (!sqliteIsSafe(version)) {
    return err({ kind: "storage", reason: "sqlite-too-old", detail: `SQLite ${version}; 3.51.3 or newer is needed` });
  }
  let lock: JournalLock | null = null;
  try {
    mkdirSync(dirname(options.file), { recursive: true });
    lock = takeLock(options);
    const journal = openLocked(options, lock);
    return ok(journal);
  } catch (error) {
    lock?.release();
    return err(storageErrorOrThrow(error));
  }
}

/** Null where not even a lock can be written: such a journal is only read. */
function takeLock({ file, lockWaitMs = LOCK_WAIT_MS }: JournalOptions): JournalLock | null {
  try {
    return new JournalLock(file, lockWaitMs);
  } catch (error) {
    if (existsSync(file) && isUnwritablePlace(error)) return null;
    throw error;
  }
}

function openLocked(options: JournalOptions, lock: JournalLock | null): Journal {
  const { file, clock, verifyWorker, migrations = MIGRATIONS } = options;
  if (!existsSync(file)) {
    expectNoTraceOf(file);
    makeJournalFile(file, migrations);
  }
  const { connection, readOnly, missing } = openJournalFile(file, lock !== null, migrations);
  try {
    if (options.maxPages !== undefined) connection.exec(`PRAGMA max_page_count = ${options.maxPages}`);
    const journalId = journalIdOf(connection);
    if (journalId === null) throw new StorageFault("corrupt", "the journal has lost its id");
    const backups = new Backups(file, clock, verifyWorker);
    const health = new Health(() => backups.names()[0] ?? null);
    const endMark = new EndMark(file);
    const journal = new SqliteJournal({ connection, lock, journalId, clock, backups, health, endMark });
    if (readOnly) {
      health.readOnly(readOnly.reason, readOnly.detail);
      return journal;
    }
    const atStart = verifyAtStart(connection, genesisOf(journalId));
    if (atStart.state === "damaged") journal.take(atStart);
    if (missing) sayMissing(journal, health, missing);
    check(journal, file, verifyWorker);
    return journal;
  } catch (error) {
    connection.close();
    throw error;
  }
}

/** On record as well, so that it is still known when the mark has moved on. */
function sayMissing(journal: Journal, health: Health, missing: MissingEnd): void {
  const { after, until, kept } = missing;
  const log = kept === null ? "" : `; the log is kept as ${kept}`;
  health.damaged("end-missing", `the journal ends with event ${after}, it was written up to ${until}${log}`);
  journal.append([{ saleId: null, event: { type: "journal.end-missing", after, until, kept } }]);
}

/** The check of the whole file. One that cannot run leaves the health at "checking": nothing was found, nothing is claimed. */
function check(journal: SqliteJournal, file: string, verifyWorker: URL | null): void {
  if (verifyWorker === null) return journal.take(verifyFile(file, { allProjections: false }));
  const running = startVerify(verifyWorker, { file, allProjections: false });
  journal.beforeClose(running.stop);
  void running.verdict.then((verdict) => journal.take(verdict));
}
