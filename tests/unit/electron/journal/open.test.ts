import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, test } from "vitest";
import { Connection } from "../../../../electron/journal/connection.ts";
import { latestVersion, MIGRATIONS } from "../../../../electron/journal/migrations.ts";
import type { Migration } from "../../../../electron/journal/migrations.ts";
import { openJournal } from "../../../../electron/journal/open.ts";
import { projectionsDiffer } from "../../../../electron/journal/rebuild.ts";
import { systemClock } from "../../../../electron/runtime/clock.ts";
import { openTempJournal } from "../../../fakes/journal.ts";
import type { TempJournal } from "../../../fakes/journal.ts";
import { saleEvents as e } from "../../../fakes/sales.ts";

function closedJournal(sales = 30): TempJournal {
  const temp = openTempJournal();
  for (let i = 0; i < sales; i++) {
    temp.journal.append([e.opened(), e.recorded(`A${i}`)].map((event) => ({ saleId: `S${i}`, event })));
  }
  temp.journal.close();
  return temp;
}

function tryOpen(file: string, migrations: readonly Migration[] = MIGRATIONS) {
  return openJournal({ file, clock: systemClock, verifyWorker: null, lockWaitMs: 0, migrations });
}

describe("a file that is no sound journal", () => {
  test.each<[string, (file: string) => void, string]>([
    ["empty", (file) => truncateSync(file, 0), "corrupt"],
    ["no database", (file) => writeFileSync(file, "hello ".repeat(5000)), "corrupt"],
    ["cut short", (file) => truncateSync(file, 4096 * 3), "corrupt"],
    ["without its header", (file) => writeFileSync(file, readFileSync(file).fill(0, 0, 100)), "corrupt"],
    [
      "another program's database",
      (file) => {
        rmSync(file);
        const db = new DatabaseSync(file);
        db.exec("CREATE TABLE t (a)");
        db.close();
      },
      "corrupt",
    ],
    [
      "a folder",
      (file) => {
        rmSync(file);
        mkdirSync(file);
      },
      "io",
    ],
  ])("%s is refused and left as it is", (_, harm, reason) => {
    using temp = closedJournal();
    harm(temp.file);
    const isFile = reason === "corrupt";
    const before = isFile ? readFileSync(temp.file) : null;
    expect(tryOpen(temp.file)).toMatchObject({ ok: false, error: { kind: "storage", reason } });
    if (before) expect(readFileSync(temp.file).equals(before)).toBe(true);
    expect(existsSync(`${temp.file}.new`)).toBe(false);
  });

  test("with any page overwritten is refused or said to be damaged, and never sound", () => {
    using temp = closedJournal();
    const whole = readFileSync(temp.file);
    for (let page = 1; page < whole.length / 4096; page++) {
      writeFileSync(temp.file, Buffer.from(whole).fill(0x5a, page * 4096, page * 4096 + 4096));
      const opened = tryOpen(temp.file);
      if (!opened.ok) {
        expect(opened.error.reason, `page ${page}`).toBe("corrupt");
        continue;
      }
      expect(opened.value.health().state, `page ${page}`).toBe("damaged");
      opened.value.close();
    }
  });

  test("falling apart begins nothing new, but takes outcomes while it can", () => {
    using temp = closedJournal();
    temp.reopen().append([{ saleId: "S1", event: e.sent("A1") }]);
    temp.journal.close();
    const db = new DatabaseSync(temp.file);
    const root = db.prepare("SELECT rootpage AS page FROM sqlite_schema WHERE name = 'days'").get()?.["page"];
    db.close();
    const at = (Number(root) - 1) * 4096;
    writeFileSync(temp.file, readFileSync(temp.file).fill(0x5a, at, at + 4096));
    const journal = temp.reopen();
    expect(journal.health()).toMatchObject({ state: "damaged", problem: "file-corrupt" });
    expect(journal.append([{ saleId: "N", event: e.opened() }])).toMatchObject({ error: { reason: "corrupt" } });
    expect(journal.append([{ saleId: "S1", event: e.paid("A1") }]).ok).toBe(true);
    expect(journal.sale("S1")?.attempts[0]?.state).toBe("paid");
    const amount = { minor: 100, currency: "UZS" } as const;
    const ids = { attemptId: "A1", refundId: "R1" };
    const refund = { type: "refund.recorded", ...ids, amount, who: "Dilnoza", why: "" } as const;
    expect(journal.append([{ saleId: "S1", event: refund }])).toMatchObject({ error: { reason: "corrupt" } });
  });

  test("that is gone is not silently begun anew", () => {
    using temp = closedJournal();
    renameSync(temp.file, `${temp.folder}/journal.damaged-20261121-070000.sqlite`);
    expect(tryOpen(temp.file)).toMatchObject({ ok: false, error: { reason: "corrupt" } });
    expect(existsSync(temp.file)).toBe(false);
  });

  test("whose end was only in the log reads it again after a crash", () => {
    using temp = openTempJournal();
    temp.journal.append([{ saleId: "S1", event: e.opened() }]);
    const copy = `${temp.folder}/crashed/journal.sqlite`;
    mkdirSync(`${temp.folder}/crashed`);
    copyFileSync(temp.file, copy);
    copyFileSync(`${temp.file}-wal`, `${copy}-wal`);
    const opened = tryOpen(copy);
    expect(opened.ok && opened.value.sale("S1")?.id).toBe("S1");
    if (opened.ok) opened.value.close();
  });
});

describe("a journal of another form", () => {
  const second: Migration = {
    version: latestVersion(MIGRATIONS) + 1,
    up: (connection) => connection.exec("CREATE TABLE extra (a INTEGER) STRICT"),
    rebuild: true,
  };

  test("newer than the program is opened for reading and left as it is", () => {
    using temp = closedJournal();
    const newer = tryOpen(temp.file, [...MIGRATIONS, second]);
    if (newer.ok) newer.value.close();
    const before = readFileSync(temp.file);
    const journal = temp.reopen();
    expect(journal.health()).toMatchObject({ state: "read-only", reason: "newer-version" });
    expect(journal.sale("S1")?.id).toBe("S1");
    const refused = journal.append([{ saleId: "N", event: e.opened() }]);
    expect(refused).toMatchObject({ ok: false, error: { kind: "storage", reason: "newer-version" } });
    journal.close();
    expect(readFileSync(temp.file).equals(before)).toBe(true);
  });

  test("older is brought up, its projections made anew", () => {
    using temp = closedJournal();
    const harm = new Connection(temp.file, "read-write");
    harm.exec("UPDATE sales SET doc = '{}'");
    harm.close();
    const opened = tryOpen(temp.file, [...MIGRATIONS, second]);
    expect(opened.ok && opened.value.health().state).toBe("sound");
    if (opened.ok) opened.value.close();
    const connection = new Connection(temp.file, "read-only");
    expect(connection.pragmaNumber("user_version")).toBe(second.version);
    expect(projectionsDiffer(connection)).toBeNull();
    connection.close();
  });

  test("stays at its last whole step when a step fails", () => {
    using temp = closedJournal();
    const broken: Migration = {
      version: second.version + 1,
      up(connection) {
        connection.exec("CREATE TABLE half (a INTEGER) STRICT");
        throw new Error("interrupted");
      },
      rebuild: false,
    };
    expect(() => tryOpen(temp.file, [...MIGRATIONS, second, broken])).toThrow("interrupted");
    const connection = new Connection(temp.file, "read-only");
    expect(connection.pragmaNumber("user_version")).toBe(second.version);
    expect(() => connection.prepare("SELECT * FROM half")).toThrow("no such table");
    connection.close();
  });
});
