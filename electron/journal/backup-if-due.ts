import type { Backup } from "../../shared/ipc/contract.ts";
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
  const age = clock.now() - last.at;
  // A clock that was set back puts the last backup in the future: that is no reason to make none.
  return age >= DAY_MS || age < 0 ? journal.backup() : ok(null);
}
