import { chmodSync, copyFileSync, mkdirSync } from "node:fs";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { openJournal } from "../../../electron/journal/open.ts";
import { systemClock } from "../../../electron/runtime/clock.ts";
import { openTempJournal } from "../../fakes/journal.ts";
import { saleEvents as e } from "../../fakes/sales.ts";
import { journalProgram, kill, nextLine, startNode } from "./other-process.ts";

const isRoot = process.getuid?.() === 0;
const NOBODY = 65_534;

function start(program: string, uid?: number) {
  const child = startNode(program, uid);
  onTestFinished(() => kill(child));
  return child;
}

describe("two processes", () => {
  test("never have the journal at once, and a killed one leaves it free", async () => {
    using temp = openTempJournal();
    temp.journal.append([{ saleId: "S1", event: e.opened() }]);
    const second = start(journalProgram(temp.file, "say(answer)"));
    expect(await nextLine(second)).toMatchObject({ ok: false, error: { kind: "storage", reason: "locked" } });
    temp.journal.close();
    const holder = start(journalProgram(temp.file, "say(answer.ok)"));
    expect(await nextLine(holder)).toBe(true);
    const options = { file: temp.file, clock: systemClock, verifyWorker: null };
    expect(openJournal({ ...options, lockWaitMs: 0 })).toMatchObject({ ok: false, error: { reason: "locked" } });
    await kill(holder);
    expect(temp.reopen().sale("S1")?.id).toBe("S1");
  });

  test("an append that was answered is there after the process was killed", async () => {
    using temp = openTempJournal();
    temp.journal.close();
    const append = `say(answer.value.append([{ saleId: "K", event: ${JSON.stringify(e.opened())} }]).ok)`;
    const writer = start(journalProgram(temp.file, append));
    expect(await nextLine(writer)).toBe(true);
    await kill(writer);
    const journal = temp.reopen();
    expect(journal.sale("K")?.id).toBe("K");
    expect(journal.health().state).toBe("sound");
  });
});

test.skipIf(process.platform === "win32")("a journal that may not be written is read, and says so", async () => {
  using temp = openTempJournal();
  temp.journal.append([{ saleId: "S1", event: e.opened() }]);
  temp.journal.close();
  const folder = join(temp.folder, "sealed");
  const file = join(folder, "journal.sqlite");
  mkdirSync(folder);
  copyFileSync(temp.file, file);
  chmodSync(file, 0o444);
  chmodSync(temp.folder, 0o755);
  chmodSync(folder, 0o555);
  const look = `say([answer.value.health(), answer.value.sale("S1").id,
    answer.value.append([{ saleId: null, event: { type: "terminal.stopped" } }])])`;
  try {
    const reader = start(journalProgram(file, look), isRoot ? NOBODY : undefined);
    expect(await nextLine(reader)).toMatchObject([
      { state: "read-only", reason: "read-only" },
      "S1",
      { ok: false, error: { kind: "storage", reason: "read-only" } },
    ]);
    await kill(reader);
  } finally {
    chmodSync(folder, 0o755);
  }
});

test.skipIf(!isRoot || process.platform !== "linux")("a disk that is really full loses nothing", () => {
  using temp = openTempJournal();
  const folder = join(temp.folder, "small");
  mkdirSync(folder);
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=400k", "tmpfs", folder], { stdio: "ignore" });
  } catch {
    // A container may not be allowed to mount; the lowered page limit in the unit tests covers the same path.
    return;
  }
  try {
    const opened = openJournal({ file: join(folder, "journal.sqlite"), clock: systemClock, verifyWorker: null });
    if (!opened.ok) throw new Error(opened.error.detail);
    const journal = opened.value;
    let answer = journal.append([{ saleId: "S0", event: e.opened() }]);
    let written = 0;
    while (answer.ok) answer = journal.append([{ saleId: `S${++written}`, event: e.opened() }]);
    expect(answer.error.reason).toBe("disk-full");
    expect(journal.sale(`S${written}`)).toBeNull();
    expect(journal.sale(`S${written - 1}`)).not.toBeNull();
    journal.close();
    const again = openJournal({ file: join(folder, "journal.sqlite"), clock: systemClock, verifyWorker: null });
    expect(again.ok && again.value.health().state).toBe("sound");
    expect(again.ok && again.value.nextNumberOf("2026-11-21")).toBe(written + 1);
    if (again.ok) again.value.close();
  } finally {
    execFileSync("umount", [folder]);
  }
});
