import { join } from "node:path";
import type { Mode } from "../../shared/domain/settings.ts";
import { err, ok, type Result } from "../../shared/result.ts";
import type { TillOptions } from "../ipc/port.ts";
import { backupIfDue } from "../journal/backup-if-due.ts";
import { Backups } from "../journal/backups.ts";
import { openJournal } from "../journal/open.ts";
import type { Journal, StorageError } from "../journal/port.ts";
import { restoreJournal } from "../journal/restore.ts";
import type { Logger } from "../logging/port.ts";
import type { Clock } from "../runtime/clock.ts";
import { closedJournal } from "./closed-journal.ts";

interface JournalDeps extends Pick<TillOptions, "dataDir" | "clock" | "log"> {
  readonly verifyWorker: URL | null;
}

const HOUR_MS = 3_600_000;

/** Where a mode's journal lies. */
export function journalFile(dataDir: string, mode: Mode): string {
  return join(dataDir, mode, "journal.sqlite");
}

/**
 * The mode's journal; where its file cannot be used, one that records nothing and says why. Only a journal that
 * another process holds is an error: a second till on the same data must not start at all.
 */
export function openTillJournal(deps: JournalDeps, mode: Mode): Result<Journal, StorageError> {
  const { clock, log, verifyWorker } = deps;
  const file = journalFile(deps.dataDir, mode);
  const opened = openJournal({ file, clock, verifyWorker });
  if (opened.ok) return opened;
  if (opened.error.reason === "locked") return err(opened.error);
  log.error("journal.not-opened", opened.error.detail, { reason: opened.error.reason });
  const backups = new Backups(file, clock, verifyWorker);
  return ok(closedJournal(opened.error, backups.names()[0]?.file ?? null, () => ok(backups.list())));
}

/** Puts a checked backup in the place of the closed journal, which is set aside. */
export function restoreTillJournal(deps: JournalDeps, mode: Mode, backup: string) {
  const { clock, verifyWorker } = deps;
  return restoreJournal({ file: journalFile(deps.dataDir, mode), backup, clock, verifyWorker });
}

/** Makes the daily backup when it is due, looking once an hour. The returned function ends it. */
export function scheduleBackups(journal: Journal, clock: Clock, log: Logger, made: (file: string) => void): () => void {
  let cancel = clock.after(0, look);
  let stopped = false;

  function look(): void {
    backupIfDue(journal, clock)
      .then((backup) => {
        if (stopped) return;
        if (!backup.ok) log.error("backup.failed", backup.error.detail, { reason: backup.error.reason });
        else if (backup.value) made(backup.value.file);
      })
      .catch((error: unknown) => void log.error("backup.broke", error))
      .finally(() => {
        if (!stopped) cancel = clock.after(HOUR_MS, look);
      });
  }

  return () => {
    stopped = true;
    cancel();
  };
}
