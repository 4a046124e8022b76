import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import type { Journal } from "../../../electron/journal/port.ts";
import type { JournalHealth } from "../../../shared/ipc/status.ts";
import { openTempJournal } from "../../fakes/journal.ts";
import { saleEvents as e } from "../../fakes/sales.ts";

const worker = new URL("../../../electron/journal/verify-worker.ts", import.meta.url);

function nextHealth(journal: Journal): Promise<JournalHealth> {
  return new Promise((resolve) => {
    const stop = journal.onHealth((health) => {
      stop();
      resolve(health);
    });
  });
}

function writeTerminalEvents(journal: Journal, count: number): void {
  const one = { saleId: null, event: { type: "terminal.stopped" } } as const;
  for (let i = 0; i < count; i += 100) journal.append(Array.from({ length: 100 }, () => one));
}

test("the whole file is checked beside a till that is selling already", async () => {
  using temp = openTempJournal();
  writeTerminalEvents(temp.journal, 5000);
  const journal = temp.reopen({ verifyWorker: worker });
  expect(journal.health()).toEqual({ state: "checking" });
  expect(journal.append([{ saleId: "S1", event: e.opened() }]).ok).toBe(true);
  expect(await nextHealth(journal)).toMatchObject({ state: "sound", lastBackupAt: null });
  expect(journal.append([{ saleId: "S1", event: e.recorded() }]).ok).toBe(true);
});

test("damage far from the end is found by it and stays said", async () => {
  using temp = openTempJournal();
  writeTerminalEvents(temp.journal, 3000);
  const backup = await temp.journal.backup();
  temp.journal.close();
  const db = new DatabaseSync(temp.file);
  db.exec("DROP TRIGGER events_never_change; UPDATE events SET at = at + 1 WHERE seq = 1500");
  db.close();
  const journal = temp.reopen({ verifyWorker: worker });
  expect(journal.health().state).toBe("checking");
  expect(await nextHealth(journal)).toMatchObject({
    state: "damaged",
    problem: "chain-broken",
    detail: expect.stringContaining("event 1500 ") as unknown,
    lastGoodBackup: backup.ok ? backup.value.file : "",
  });
  expect(journal.append([{ saleId: "S1", event: e.opened() }]).ok).toBe(true);
});

test("a check that cannot run claims nothing", async () => {
  using temp = openTempJournal();
  const journal = temp.reopen({ verifyWorker: new URL("data:text/javascript,throw new Error('broken')") });
  // A backup waits for a check of its own with the same broken worker: by then the first one has failed too.
  expect(await journal.backup()).toMatchObject({ ok: false, error: { kind: "storage", reason: "io" } });
  expect(journal.health()).toEqual({ state: "checking" });
});
