import type { Finding } from "../../shared/domain/self-test.ts";
import type { JournalHealth } from "../../shared/ipc/status.ts";
import { assertNever } from "../../shared/result.ts";

const DAY_MS = 24 * 3_600_000;
/** Backups are made daily; one that is older tells that they fail, or that the till was off. */
const OLD_DAYS = 3;

/** What the journal's own checks have found, and whether there is a backup to go back to. */
export function checkJournal(health: JournalHealth, now: number): Finding {
  switch (health.state) {
    case "checking":
      return { found: "journal-checking" };
    case "read-only":
      return { found: "journal-read-only", reason: health.reason, detail: health.detail };
    case "damaged":
      return { found: "journal-damaged", detail: health.detail, backup: health.lastGoodBackup };
    case "sound": {
      if (health.lastBackupAt === null) return { found: "journal-no-backup" };
      const days = Math.floor((now - health.lastBackupAt) / DAY_MS);
      return days >= OLD_DAYS
        ? { found: "journal-old-backup", days }
        : { found: "journal-sound", backupAt: health.lastBackupAt };
    }
    default:
      return assertNever(health);
  }
}
