import { readdirSync, readFileSync, renameSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, test } from "vitest";
import { backupIfDue } from "../../../electron/journal/backup-if-due.ts";
import { restoreJournal, setAsideAndStartNew } from "../../../electron/journal/restore.ts";
import type { Clock } from "../../../electron/runtime/clock.ts";
import { systemClock } from "../../../electron/runtime/clock.ts";
import { openTempJournal } from "../../fakes/journal.ts";
import type { TempJournal } from "../../fakes/journal.ts";
import { saleEvents as e } from "../../fakes/sales.ts";

const worker = new URL("../../../electron/journal/verify-worker.ts", import.meta.url);
const DAY_MS = 86_400_000;

function handClock(): Clock & { advance(ms: number): void } {
  let now = Date.UTC(2026, 10, 21, 7, 0, 0);
  return { ...systemClock, now: () => now, advance: (ms) => (now += ms) };
}

function sell(temp: TempJournal, saleId: string): void {
  const events = [e.opened(), e.recorded(saleId), e.sent(saleId), e.paid(saleId)];
  const written = temp.journal.append(events.map((event) => ({ saleId, event })));
  expect(written.ok).toBe(true);
}

async function backedUp(temp: TempJournal): Promise<string> {
  const made = await temp.journal.backup();
  if (!made.ok) throw new Error(made.error.detail);
  return made.value.file;
}

/** Everything in the journal's folder, with its content. */
function contentOf(folder: string): readonly (readonly [string, string])[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith(".lock"))
    .map((entry) => [entry.name, readFileSync(join(entry.parentPath, entry.name), "base64")] as const)
    .toSorted(([a], [b]) => a.localeCompare(b));
}

describe("a backup", () => {
  test("is one checked file with a name that tells when", async () => {
    const clock = handClock();
    using temp = openTempJournal({ clock, verifyWorker: worker });
    sell(temp, "S1");
    const made = await temp.journal.backup();
    const expected = { file: "journal-20261121-070000.sqlite", at: clock.now(), sales: 1 };
    expect(made).toMatchObject({ ok: true, value: expected });
    expect(temp.journal.backups()).toEqual({ ok: true, value: [made.ok && made.value] });
    expect(readdirSync(join(temp.folder, "backups"))).toEqual([expected.file]);
  });

  test("is kept, and the newest, also when older ones are of a clock that was a year ahead", async () => {
    const clock = handClock();
    clock.advance(365 * DAY_MS);
    using temp = openTempJournal({ clock });
    for (let i = 0; i < 14; i++) {
      await backedUp(temp);
      clock.advance(DAY_MS);
    }
    clock.advance(-400 * DAY_MS);
    const file = await backedUp(temp);
    expect(temp.journal.backups()).toMatchObject({ ok: true, value: { 0: { file }, length: 14 } });
    for (let i = 0; i < 14; i++) {
      clock.advance(DAY_MS / 24);
      await backupIfDue(temp.journal, clock);
    }
    clock.advance(DAY_MS / 24);
    expect(await backupIfDue(temp.journal, clock)).toEqual({ ok: true, value: null });
  });

  test("made while the till sells is whole: every sale in it has all its events", async () => {
    using temp = openTempJournal();
    for (let i = 0; i < 50; i++) sell(temp, `S${i}`);
    const making = backedUp(temp);
    for (let i = 50; i < 150; i++) sell(temp, `S${i}`);
    const file = await making;
    for (let i = 150; i < 160; i++) sell(temp, `S${i}`);
    temp.journal.close();
    expect((await restoreJournal({ ...ofTemp(temp), backup: file })).ok).toBe(true);
    const restored = temp.reopen();
    expect(restored.health().state).toBe("sound");
    const sales = restored.salesOfDay("2026-11-21");
    expect(sales.length).toBeGreaterThanOrEqual(50);
    expect(sales.every((sale) => sale.attempts[0]?.state === "paid")).toBe(true);
  });

  test("asked for twice at once is made once", async () => {
    using temp = openTempJournal();
    const [one, two] = await Promise.all([temp.journal.backup(), temp.journal.backup()]);
    expect(one).toBe(two);
  });

  test("is due once a day, and when the clock was set back; the newest 14 are kept", async () => {
    const clock = handClock();
    using temp = openTempJournal({ clock });
    for (let day = 0; day < 16; day++) {
      expect(await backupIfDue(temp.journal, clock)).toMatchObject({ ok: true, value: { at: clock.now() } });
      clock.advance(DAY_MS / 2);
      expect(await backupIfDue(temp.journal, clock)).toEqual({ ok: true, value: null });
      clock.advance(DAY_MS / 2);
    }
    const listed = temp.journal.backups();
    expect(listed.ok && listed.value.length).toBe(14);
    expect(listed.ok && listed.value[0]?.file).toBe("journal-20261206-070000.sqlite");
    expect(listed.ok && listed.value.at(-1)?.file).toBe("journal-20261123-070000.sqlite");
    clock.advance(-3 * DAY_MS);
    expect(await backupIfDue(temp.journal, clock)).toMatchObject({ ok: true, value: { at: clock.now() } });
  });

  test("of a journal with a broken chain is kept apart and never offered", async () => {
    using temp = openTempJournal();
    sell(temp, "S1");
    const good = await backedUp(temp);
    temp.journal.close();
    const db = new DatabaseSync(temp.file);
    db.exec("DROP TRIGGER events_never_change; UPDATE events SET at = at + 1 WHERE seq = 2");
    db.close();
    const journal = temp.reopen();
    expect(journal.health()).toMatchObject({ state: "damaged", lastGoodBackup: good });
    expect(await journal.backup()).toMatchObject({
      ok: true,
      value: { file: expect.stringContaining("-unsound") as unknown },
    });
    const listed = journal.backups();
    expect(listed.ok && listed.value.map((backup) => backup.file)).toEqual([good]);
  });

  test("that cannot be made leaves nothing behind", async () => {
    using temp = openTempJournal();
    writeFileSync(join(temp.folder, "backups"), "in the way");
    expect(await temp.journal.backup()).toMatchObject({ ok: false, error: { kind: "storage", reason: "io" } });
    expect(readdirSync(temp.folder).toSorted()).toEqual(
      expect.not.arrayContaining([expect.stringMatching(/unfinished/u)]),
    );
  });
});

function ofTemp(temp: TempJournal) {
  return { file: temp.file, clock: systemClock, verifyWorker: null };
}

describe("a restore", () => {
  test("brings the backup back and keeps what it replaced, log and all", async () => {
    using temp = openTempJournal();
    sell(temp, "S1");
    const backup = await backedUp(temp);
    sell(temp, "S2");
    temp.journal.close();
    const restored = await restoreJournal({ ...ofTemp(temp), verifyWorker: worker, backup });
    expect(restored).toMatchObject({
      ok: true,
      value: { setAside: expect.stringMatching(/^journal\.damaged-/u) as unknown },
    });
    const journal = temp.reopen();
    expect([journal.sale("S1")?.id, journal.sale("S2")]).toEqual(["S1", null]);
    expect(journal.append([{ saleId: null, event: { type: "journal.restored", from: backup, who: "D" } }]).ok).toBe(
      true,
    );
    expect(temp.reopen().health().state).toBe("sound");
    temp.journal.close();
    const aside = new DatabaseSync(join(temp.folder, (restored.ok && restored.value.setAside) || ""));
    expect(aside.prepare("SELECT count(*) AS n FROM sales").get()?.["n"]).toBe(2);
    aside.close();
  });

  test.each([
    ["a file that is no database", (file: string) => writeFileSync(file, "x".repeat(9000))],
    ["a file cut short", (file: string) => truncateSync(file, 8192)],
    ["an empty file", (file: string) => truncateSync(file, 0)],
    ["a broken chain", (file: string) => change(file, "UPDATE events SET at = 1 WHERE seq = 2")],
    ["a projection that differs", (file: string) => change(file, "UPDATE sales SET is_unknown = 1")],
    ["a newer form", (file: string) => change(file, "PRAGMA user_version = 99")],
  ])("from %s is refused and changes nothing", async (_, harm) => {
    using temp = openTempJournal();
    sell(temp, "S1");
    const backup = await backedUp(temp);
    temp.journal.close();
    harm(join(temp.folder, "backups", backup));
    const before = contentOf(temp.folder);
    expect(await restoreJournal({ ...ofTemp(temp), backup })).toMatchObject({ ok: false, error: { kind: "storage" } });
    expect(contentOf(temp.folder)).toEqual(before);
    expect(temp.reopen().sale("S1")?.id).toBe("S1");
  });

  test.each([
    "../journal.sqlite",
    "..",
    "",
    "journal-20261121-070000.sqlite/../../journal.sqlite",
    "sub/journal-20261121-070000.sqlite",
    "journal-20261399-070000.sqlite",
    "journal-20261121-070000-unsound.sqlite",
    "journal-20261121-070000.sqlite\0",
    "journal-20991231-235959.sqlite",
  ])("from %j, which is no listed backup, is refused", async (backup) => {
    using temp = openTempJournal();
    temp.journal.close();
    const before = contentOf(temp.folder);
    const restored = await restoreJournal({ ...ofTemp(temp), backup });
    expect(restored).toMatchObject({ ok: false, error: { reason: "corrupt" } });
    expect(contentOf(temp.folder)).toEqual(before);
  });

  test("of a journal in use is refused", async () => {
    using temp = openTempJournal();
    const backup = await backedUp(temp);
    expect(await restoreJournal({ ...ofTemp(temp), lockWaitMs: 0, backup })).toMatchObject({
      ok: false,
      error: { reason: "locked" },
    });
    sell(temp, "S1");
  });

  test("cut off between its two renames leaves a till that asks, and is done by asking again", async () => {
    using temp = openTempJournal();
    sell(temp, "S1");
    const backup = await backedUp(temp);
    temp.journal.close();
    renameSync(temp.file, join(temp.folder, "journal.damaged-20261121-070000.sqlite"));
    expect(() => temp.reopen()).toThrow("corrupt");
    expect(await restoreJournal({ ...ofTemp(temp), backup })).toEqual({ ok: true, value: { setAside: null } });
    expect(temp.reopen().sale("S1")?.id).toBe("S1");
  });
});

test("a journal beyond reading can be set aside for a new one", async () => {
  using temp = openTempJournal();
  temp.journal.close();
  writeFileSync(temp.file, "ruined");
  const replaced = await setAsideAndStartNew(ofTemp(temp));
  const aside = join(temp.folder, (replaced.ok && replaced.value.setAside) || "");
  expect(readFileSync(aside, "utf8")).toBe("ruined");
  expect(temp.reopen().health().state).toBe("sound");
});

function change(file: string, sql: string): void {
  const db = new DatabaseSync(file);
  db.exec(`DROP TRIGGER events_never_change; ${sql}`);
  db.close();
}

test("the first backup of a process removes what a killed one left half made", async () => {
  using temp = openTempJournal();
  const file = await backedUp(temp);
  const left = join(temp.folder, "backups", `${file}.unfinished`);
  writeFileSync(left, "half");
  writeFileSync(`${left}-wal`, "half");
  temp.reopen();
  await backedUp(temp);
  expect(readdirSync(join(temp.folder, "backups")).filter((name) => name.includes("unfinished"))).toEqual([]);
});
