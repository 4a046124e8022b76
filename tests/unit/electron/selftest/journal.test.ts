import { expect, it } from "vitest";
import { checkJournal } from "../../../../electron/selftest/journal.ts";

const now = Date.UTC(2026, 10, 28, 9);
const day = 24 * 3_600_000;
const sound = (lastBackupAt: number | null) => ({ state: "sound", checkedAt: now, lastBackupAt }) as const;

it("is sound with a backup of these days, and wants one otherwise", () => {
  expect(checkJournal(sound(now - day), now)).toEqual({ found: "journal-sound", backupAt: now - day });
  expect(checkJournal(sound(now - 3 * day), now)).toEqual({ found: "journal-old-backup", days: 3 });
  expect(checkJournal(sound(null), now)).toEqual({ found: "journal-no-backup" });
});

it("is not called sound before it was checked", () => {
  expect(checkJournal({ state: "checking" }, now)).toEqual({ found: "journal-checking" });
});

it("passes on why nothing can be written", () => {
  const health = { state: "read-only", reason: "disk-full", detail: "ENOSPC" } as const;
  expect(checkJournal(health, now)).toEqual({ found: "journal-read-only", reason: "disk-full", detail: "ENOSPC" });
});

it("names the backup to go back to after a damage", () => {
  const health = { state: "damaged", problem: "chain-broken", detail: "at 7", lastGoodBackup: "b.sqlite" } as const;
  expect(checkJournal(health, now)).toEqual({ found: "journal-damaged", detail: "at 7", backup: "b.sqlite" });
});
