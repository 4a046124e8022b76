import { appendFileSync, writeFileSync } from "node:fs";
import { zipSync, strToU8 } from "fflate";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { compareStatement } from "../../../electron/statements/compare.ts";
import { formOf, rowsOf } from "../../../electron/statements/source.ts";
import type { StatementMapping } from "../../../shared/domain/statement/mapping.ts";
import { openTempJournal, type TempJournal } from "../../fakes/journal.ts";
import { inlineRow, statementFolder, type StatementFolder } from "../../fakes/statement-file.ts";

let folder: StatementFolder;
let temp: TempJournal;
beforeEach(() => {
  folder = statementFolder();
  temp = openTempJournal();
});
afterEach(() => {
  temp[Symbol.dispose]();
  folder[Symbol.dispose]();
});

const MAPPING: StatementMapping = {
  headerRow: 1,
  columns: { time: 0, id: 1, amount: 2, card: null, status: null, currency: null },
  decimal: "dot",
  unit: "major",
  dates: "day-first",
  paidWords: [],
};

async function compare(file: string) {
  const form = await formOf(file);
  const rows = () => rowsOf(file, form);
  const { journal } = temp;
  return compareStatement({
    journal,
    provider: "anor",
    currency: "UZS",
    timeZone: "Asia/Tashkent",
    mapping: MAPPING,
    rows,
  });
}

/** The most that was held at once while the work was done, above what was held before, in MB. */
async function growthOf<T>(work: () => Promise<T>): Promise<{ readonly value: T; readonly mb: number }> {
  globalThis.gc?.();
  const start = process.memoryUsage().rss;
  let most = start;
  const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 20);
  try {
    return { value: await work(), mb: (most - start) / 1e6 };
  } finally {
    clearInterval(watch);
  }
}

describe("a statement of a million rows", { timeout: 180_000 }, () => {
  it("is compared row by row, and not held in memory", async () => {
    const file = folder.text("million.csv", "date;id;amount\n");
    const block = Array.from({ length: 10_000 }, (_nothing, at) => `21.11.2026 12:00:00;row-%-${at};1000.50\n`).join(
      "",
    );
    for (let n = 0; n < 100; n += 1) appendFileSync(file, block.replaceAll("%", String(n)));
    const { value, mb } = await growthOf(() => compare(file));
    expect(value).toMatchObject({
      outcome: "compared",
      comparison: {
        rows: 1_000_000,
        onlyThere: { total: 1_000_000 },
        onlyThereSum: { sums: [{ minor: 100_050_000_000 }] },
      },
    });
    expect(mb).toBeLessThan(250);
  });

  it("of which the last is wrong is refused whole, with that row named", async () => {
    const file = folder.text("wrong.csv", "date;id;amount\n");
    appendFileSync(file, "21.11.2026 12:00:00;a;1000\n".repeat(200_000));
    appendFileSync(file, "21.11.2026 12:00:00;a;lots\n");
    expect(await compare(file)).toEqual({
      outcome: "rows",
      total: 1,
      faults: [{ row: 200_002, problem: "amount-unreadable", text: "lots" }],
    });
  });
});

describe("a file of 200 MB", { timeout: 180_000 }, () => {
  it("of one endless line is refused at its first row", async () => {
    const file = folder.text("line.csv", "date;id;amount\n");
    const piece = Buffer.alloc(1_000_000, "x");
    for (let n = 0; n < 200; n += 1) appendFileSync(file, piece);
    const { value, mb } = await growthOf(() => compare(file).catch((error: unknown) => error));
    expect(value).toMatchObject({ problem: "row-unreadable", row: 2 });
    expect(mb).toBeLessThan(150);
  });

  it("of junk rows is refused with a hundred of them named, and not held in memory", async () => {
    const file = folder.text("junk.csv", "date;id;amount\n");
    const piece = `${"y".repeat(60)};${"z".repeat(60)};${"=1+1".repeat(15)}\n`.repeat(5_000);
    for (let n = 0; n < 210; n += 1) appendFileSync(file, piece);
    const { value, mb } = await growthOf(() => compare(file));
    expect(value).toMatchObject({ outcome: "rows", total: 1_050_000 });
    expect(value.outcome === "rows" && value.faults).toHaveLength(100);
    expect(mb).toBeLessThan(250);
  });
});

it("a workbook of many rows is read a few at a time", { timeout: 120_000 }, async () => {
  const rows = Array.from({ length: 60_000 }, (_nothing, at) =>
    inlineRow(at + 2, ["21.11.2026 12:00:00", `w-${at}`, 1000.5]),
  );
  const main = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"`;
  const file = folder.bytes("a.xlsx", new Uint8Array(0));
  writeFileSync(
    file,
    zipSync({
      "xl/workbook.xml": strToU8(
        `<workbook ${main} xmlns:r="r"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>`,
      ),
      "xl/_rels/workbook.xml.rels": strToU8(
        `<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>`,
      ),
      "xl/worksheets/sheet1.xml": strToU8(
        `<worksheet ${main}><sheetData>${inlineRow(1, ["date", "id", "amount"])}${rows.join("")}</sheetData></worksheet>`,
      ),
    }),
  );
  expect(await compare(file)).toMatchObject({
    comparison: { rows: 60_000, onlyThereSum: { sums: [{ minor: 6_003_000_000 }] } },
  });
});
