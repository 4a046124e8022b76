import type { Backup } from "../../shared/ipc/calls/journal.ts";
import { ok } from "../../shared/result.ts";
import type { Result } from "../../shared/result.ts";
import type { Clock } from "../runtime/clock.ts";
import type { Journal, StorageError } from "./port.ts";

const DAY_MS = 86_400_000;

/** Makes a backup when there is none or the last one is a day old; answers null when none was due. */
export async function backupIfDue(journal: Journal, clock: Clock): Promise<Result<Backup | null, StorageError>> {
  const backups = journal.backups();
  if (!backups.ok) return backups;
  const last = backups.value[0];
  if (!last) return journal.backup();
  const now = clock.now();
  // A clock that was set back leaves backups of the future: when the last one was made nobody knows until they are gone.
  const isDue = now - last.at >= DAY_MS || backups.value.some((backup) => backup.at > now);
  return isDue ? journal.backup() : ok(null);
}
