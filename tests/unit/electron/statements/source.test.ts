import { strToU8, zipSync } from "fflate";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { StatementForm } from "../../../../shared/ipc/calls/statements.ts";
import type { Cell } from "../../../../shared/domain/statement/mapping.ts";
import { FileProblem } from "../../../../electron/statements/file-problem.ts";
import { formOf, rowsOf, sheetsOf } from "../../../../electron/statements/source.ts";
import { inlineRow, statementFolder, type StatementFolder } from "../../../fakes/statement-file.ts";

let folder: StatementFolder;
beforeEach(() => {
  folder = statementFolder();
});
afterEach(() => folder[Symbol.dispose]());

async function read(file: string, form?: StatementForm): Promise<readonly (readonly Cell[])[]> {
  const rows = [];
  for await (const { cells } of rowsOf(file, form ?? (await formOf(file)))) rows.push(cells);
  return rows;
}

async function problemOf(file: string, form?: StatementForm): Promise<object | null> {
  try {
    await read(file, form);
    return null;
  } catch (error) {
    if (error instanceof FileProblem) return { problem: error.problem, row: error.row };
    throw error;
  }
}

const TABLE = 'Сумма;Дата;Номер\r\n"127 500,50";21.11.2026 12:00;a-1\r\n500;"21.11.2026\n12:05";"a;""2"""\r\n';
const CELLS = [
  ["Сумма", "Дата", "Номер"],
  ["127 500,50", "21.11.2026 12:00", "a-1"],
  ["500", "21.11.2026\n12:05", 'a;"2"'],
];

describe("a file of separated values", () => {
  it.each(["utf-8", "utf-16le", "utf-16be", "windows-1251"] as const)(
    "in %s is read as it was written",
    async (encoding) => {
      expect(await read(folder.text("a.csv", TABLE, encoding))).toEqual(CELLS);
    },
  );

  it("in UTF-16 without its mark, and in UTF-8 with it", async () => {
    expect(await read(folder.bytes("a.csv", Buffer.from(TABLE, "utf16le")))).toEqual(CELLS);
    expect(await read(folder.text("b.csv", `\ufeff${TABLE}`))).toEqual(CELLS);
  });

  it.each([
    [";", "a;b\n1,5;2\n3,5;4\n"],
    [",", "a,b\n1.5,2\n3.5,4\n"],
    ["\t", "a\tb\n1,5\t2;3\n4\t5\n"],
    ["|", "a|b\n1|2\n"],
    [";", "sep=;\na;b,c,d\n"],
  ])("knows what separates its columns: %j", async (separator, text) => {
    expect(await formOf(folder.text("a.csv", text))).toMatchObject({ kind: "text", separator });
  });

  it("says at which row letters are none of the encoding", async () => {
    const rows = Array.from({ length: 30_000 }, (_nothing, at) => `${at};x`).join("\n");
    const file = folder.bytes("a.csv", Buffer.concat([Buffer.from(`${rows}\n`), Buffer.from([0xc0, 0xff, 0x0a])]));
    const problem = await problemOf(file);
    expect(problem).toMatchObject({ problem: "encoding" });
    expect(problem).toMatchObject({ row: expect.any(Number) as number });
  });

  it("does not let a quotation mark that is never closed swallow the file", async () => {
    const text = `a;b\n"1;2\n${"3;4\n".repeat(50_000)}`;
    expect(await problemOf(folder.text("a.csv", text))).toEqual({ problem: "row-unreadable", row: 2 });
  });

  it("keeps rows of different lengths, and blank ones count", async () => {
    expect(await read(folder.text("a.csv", "a;b\n\n1\n1;2;3\n"))).toEqual([["a", "b"], [""], ["1"], ["1", "2", "3"]]);
  });
});

describe("a workbook", () => {
  const row = (cells: string, at = 1) => `<row r="${at}">${cells}</row>`;

  it("gives texts, numbers, dates, truths and failed formulas as they show", async () => {
    const cells = [
      `<c r="A1" t="s"><v>1</v></c>`,
      `<c r="B1"><v>127500.5</v></c>`,
      `<c r="C1" s="1"><v>46347.5</v></c>`,
      `<c r="E1" t="b"><v>1</v></c>`,
      `<c r="F1" t="e"><v>#REF!</v></c>`,
      `<c r="G1" t="str"><f>CONCAT("a","b")</f><v>ab</v></c>`,
      `<c r="H1" t="inlineStr"><is><r><t>two </t></r><r><t>runs</t></r></is></c>`,
    ].join("");
    const file = folder.workbook("a.xlsx", { rows: row(cells), texts: ["zero", "o’n &amp; bir"], formats: [22] });
    expect(await read(file)).toEqual([
      ["o’n & bir", 127_500.5, "2026-11-21T12:00:00", "", "TRUE", "#REF!", "ab", "two runs"],
    ]);
  });

  it("names its sheets, and skips rows that are not there", async () => {
    const file = folder.workbook("a.xlsx", { rows: inlineRow(3, ["a"]), sheets: ["Март", "Апрель"] });
    expect(await sheetsOf(file, { kind: "workbook", sheet: 0 })).toEqual(["Март", "Апрель"]);
    const rows = [];
    for await (const each of rowsOf(file, { kind: "workbook", sheet: 0 })) rows.push(each);
    expect(rows).toEqual([{ row: 3, cells: ["a"] }]);
  });

  it.each([
    ["a document type", `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]>`],
    ["an external entity", `<!DOCTYPE x SYSTEM "file:///etc/passwd">`],
  ])("with %s is refused", async (_what, before) => {
    expect(await problemOf(folder.workbook("a.xlsx", { rows: row("<c><v>&a;</v></c>"), before }))).toMatchObject({
      problem: "damaged",
    });
  });

  it("with an entity that nobody declared is refused", async () => {
    expect(await problemOf(folder.workbook("a.xlsx", { rows: row("<c><v>&lol;</v></c>") }))).toMatchObject({
      problem: "damaged",
    });
  });

  it("that unpacks without an end is refused, and holds little of it meanwhile", async () => {
    const bomb = zipSync({
      "xl/workbook.xml": new Uint8Array(64 * 1024 * 1024),
    });
    expect(bomb.length).toBeLessThan(200_000);
    const before = process.memoryUsage().arrayBuffers;
    const problem = await problemOf(folder.bytes("a.xlsx", bomb));
    expect(problem).toMatchObject({ problem: expect.stringMatching(/^(?:damaged|too-large)$/u) as string });
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(100_000_000);
  });

  it.each([
    ["cut short", (bytes: Uint8Array) => bytes.subarray(0, bytes.length / 2)],
    ["of zeros", (bytes: Uint8Array) => bytes.fill(0, 40)],
  ])("%s is damaged", async (_what, spoil) => {
    const whole = zipSync({ "xl/workbook.xml": strToU8("<workbook/>") });
    expect(await problemOf(folder.bytes("a.xlsx", spoil(whole)))).toMatchObject({ problem: "damaged" });
  });
});

describe("what is no table", () => {
  it.each([
    ["nothing", Buffer.alloc(0), "empty"],
    ["an old workbook", Buffer.from("d0cf11e0a1b11ae1", "hex"), "old-workbook"],
    ["a PDF", Buffer.from("%PDF-1.7\n%âãÏÓ"), "not-a-table"],
    ["a program", Buffer.concat([Buffer.from("MZ"), Buffer.alloc(100), Buffer.from([1, 2, 3])]), "not-a-table"],
  ])("%s is named", async (_what, bytes, problem) => {
    await expect(formOf(folder.bytes("a", bytes))).rejects.toMatchObject({ problem });
  });
});
