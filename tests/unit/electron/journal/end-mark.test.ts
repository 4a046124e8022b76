import { copyFileSync, cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { expect, onTestFinished, test } from "vitest";
import { openJournal } from "../../../../electron/journal/open.ts";
import type { Journal } from "../../../../electron/journal/port.ts";
import { restoreJournal } from "../../../../electron/journal/restore.ts";
import { systemClock } from "../../../../electron/runtime/clock.ts";
import { openTempJournal, type TempJournal } from "../../../fakes/journal.ts";
import { saleEvents as e } from "../../../fakes/sales.ts";

const write = (journal: Journal, from: number, to: number): void => {
  for (let i = from; i <= to; i += 1) journal.append([{ saleId: `S${i}`, event: e.opened() }]);
};

/** The folder of a till whose process was killed: nothing was closed, all of the end lies in the log. */
function killed({ folder }: TempJournal): string {
  const copy = `${folder}-killed`;
  rmSync(copy, { recursive: true, force: true });
  cpSync(folder, copy, { recursive: true });
  onTestFinished(() => rmSync(copy, { recursive: true, force: true }));
  return join(copy, "journal.sqlite");
}

function open(file: string): Journal {
  const opened = openJournal({ file, clock: systemClock, verifyWorker: null, lockWaitMs: 0 });
  return opened.ok ? opened.value : expect.unreachable(opened.error.detail);
}

function spoil(file: string, change: (bytes: Buffer) => Buffer): void {
  writeFileSync(file, change(readFileSync(file)));
}

/** The mark is written when the turn is over. */
const turn = (): Promise<void> =>
  new Promise((resolve) => {
    setImmediate(resolve);
  });

const lastEvents = (journal: Journal) => journal.head().seq;

test("whatever byte of the log is changed: all acknowledged events are there, or that they are not is said and the log kept", async () => {
  using temp = openTempJournal();
  write(temp.journal, 1, 30);
  await turn();
  const until = lastEvents(temp.journal);
  const log = readFileSync(`${temp.file}-wal`);
  const met = { whole: 0, said: 0 };
  fc.assert(
    fc.property(fc.integer({ min: 0, max: log.length - 1 }), fc.integer({ min: 1, max: 255 }), (at, bits) => {
      const file = killed(temp);
      spoil(`${file}-wal`, (bytes) => {
        bytes[at] = (bytes[at] ?? 0) ^ bits;
        return bytes;
      });
      const spoilt = readFileSync(`${file}-wal`);
      const opened = openJournal({ file, clock: systemClock, verifyWorker: null, lockWaitMs: 0 });
      // A log without its header may leave a file that is not even begun.
      if (!opened.ok) return expect(opened.error.reason).toBe("corrupt");
      const journal = opened.value;
      const health = journal.health();
      if (health.state === "sound") {
        met.whole += 1;
        expect(journal.head().seq).toBe(until);
        journal.close();
        return;
      }
      met.said += 1;
      expect(health).toMatchObject({ state: "damaged", problem: "end-missing" });
      journal.close();
      const kept = readdirSync(dirname(file)).filter((name) => name.includes(".kept-"));
      expect(kept).toHaveLength(1);
      expect(readFileSync(join(dirname(file), kept[0] ?? "")).equals(spoilt)).toBe(true);
      // Said once, on record for good; the till goes on from there.
      const again = open(file);
      expect(again.health().state).toBe("sound");
      again.close();
    }),
    { numRuns: 60 },
  );
  expect(met.said).toBeGreaterThan(0);
});

test("an older copy of the journal in its place is said", () => {
  using temp = openTempJournal();
  write(temp.journal, 1, 3);
  temp.journal.close();
  const old = join(temp.folder, "old.copy");
  copyFileSync(temp.file, old);
  temp.reopen();
  write(temp.journal, 4, 9);
  temp.journal.close();
  copyFileSync(old, temp.file);
  const journal = temp.reopen();
  expect(journal.health()).toMatchObject({ state: "damaged", problem: "end-missing" });
  expect(journal.append([{ saleId: "S4", event: e.opened() }]).ok).toBe(true);
});

test("another journal in its place is said", () => {
  using temp = openTempJournal();
  using other = openTempJournal();
  write(temp.journal, 1, 3);
  write(other.journal, 1, 9);
  temp.journal.close();
  other.journal.close();
  copyFileSync(other.file, temp.file);
  expect(temp.reopen().health()).toMatchObject({ state: "damaged", problem: "end-missing" });
});

test("a mark that is behind, spoilt or not there claims nothing", async () => {
  using temp = openTempJournal();
  write(temp.journal, 1, 2);
  await turn();
  const mark = `${temp.file}-end`;
  const early = readFileSync(mark);
  write(temp.journal, 3, 5);
  await turn();
  for (const text of [early, "", "x".repeat(82), readFileSync(mark).subarray(0, 40), "9".repeat(5_000)]) {
    temp.journal.close();
    writeFileSync(mark, text);
    expect(temp.reopen().health().state).toBe("sound");
  }
  temp.journal.close();
  rmSync(mark);
  expect(temp.reopen().health().state).toBe("sound");
  write(temp.journal, 6, 6);
  await turn();
  expect(existsSync(mark)).toBe(true);
});

test("a restored backup is not measured by the mark of what it replaced", async () => {
  using temp = openTempJournal();
  write(temp.journal, 1, 3);
  const backup = await temp.journal.backup();
  write(temp.journal, 4, 9);
  temp.journal.close();
  const { file } = backup.ok ? backup.value : expect.unreachable("no backup");
  const options = { file: temp.file, clock: systemClock, verifyWorker: null, backup: file };
  expect(await restoreJournal(options)).toMatchObject({ ok: true });
  expect(temp.reopen().health().state).toBe("sound");
});

test("a journal that is gone without a trace but its mark is not begun anew", () => {
  using temp = openTempJournal();
  write(temp.journal, 1, 3);
  temp.journal.close();
  rmSync(temp.file);
  const opened = openJournal({ file: temp.file, clock: systemClock, verifyWorker: null, lockWaitMs: 0 });
  expect(opened).toMatchObject({ ok: false, error: { reason: "corrupt" } });
});
