import { writeFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csvOf } from "../../../../electron/exports/csv.ts";
import { localIso } from "../../../../electron/exports/local-iso.ts";
import { text, type ExportCell, type ExportTable } from "../../../../electron/exports/table.ts";
import { xlsxOf } from "../../../../electron/exports/xlsx.ts";
import { formOf, rowsOf } from "../../../../electron/statements/source.ts";
import { spreadsheetText } from "../../../../shared/domain/spreadsheet-text.ts";
import { statementFolder } from "../../../fakes/statement-file.ts";

function table(rows: readonly (readonly ExportCell[])[], columns = ["a", "b"]): ExportTable {
  return {
    name: "sales",
    columns,
    async *rows() {
      yield* rows;
    },
  };
}

async function csv(of: ExportTable): Promise<string> {
  let all = "";
  for await (const piece of csvOf(of)) all += piece;
  return all;
}

async function xlsxRows(of: ExportTable, file: string): Promise<unknown[]> {
  const pieces = [];
  for await (const piece of xlsxOf(of, 0)) pieces.push(piece);
  writeFileSync(file, Buffer.concat(pieces));
  const rows = [];
  for await (const { cells } of rowsOf(file, await formOf(file))) rows.push(cells);
  return rows;
}

const HOSTILE = [
  "=cmd|' /C calc'!A0",
  "+1",
  "-2+3",
  "@SUM(A1)",
  "\t=1",
  'a "quoted", text',
  "two\r\nlines",
  " led by a blank",
];

describe("the CSV", () => {
  it("has commas, exact amounts and a mark for UTF-8", async () => {
    const rows = [[{ kind: "amount", decimal: "127500.50" } as const, text("oʻgʻ")]];
    expect(await csv(table(rows))).toBe("\ufeffa,b\r\n127500.50,oʻgʻ\r\n");
  });

  it("runs no formula and comes back as it was, whatever people wrote", async () => {
    using folder = statementFolder();
    for (const words of HOSTILE) {
      const file = folder.text("a.csv", await csv(table([[text(words), { kind: "count", value: 1 }]])));
      const rows = [];
      for await (const { cells } of rowsOf(file, { kind: "text", encoding: "utf-8", separator: "," })) rows.push(cells);
      expect(rows).toEqual([
        ["a", "b"],
        [spreadsheetText(words), "1"],
      ]);
      expect(String(rows[1]?.[0])).not.toMatch(/^[\s]*[=+\-@]/u);
    }
  });
});

describe("the workbook", () => {
  it("has numbers where they are exact, and texts where a spreadsheet would round", async () => {
    using folder = statementFolder();
    const cells: ExportCell[] = [
      { kind: "amount", decimal: "127500.5" },
      { kind: "amount", decimal: "9007199254740.99" },
      { kind: "amount", decimal: "90071992.54740991" },
      { kind: "count", value: 3 },
      { kind: "none" },
      text("end"),
    ];
    const rows = await xlsxRows(table([cells]), folder.bytes("a.xlsx", new Uint8Array(0)));
    expect(rows[1]).toEqual([127_500.5, 9_007_199_254_740.99, "90071992.54740991", 3, "", "end"]);
  });

  it("holds any text, and no formula", async () => {
    using folder = statementFolder();
    const file = folder.bytes("a.xlsx", new Uint8Array(0));
    const any = fc.oneof(
      fc.constantFrom(...HOSTILE, "<v>&amp;", "]]>", "\u0000\u0007", "\ud800"),
      fc.string({ unit: "binary", maxLength: 50 }),
    );
    await fc.assert(
      fc.asyncProperty(any, async (words) => {
        const [, row] = await xlsxRows(table([[text(words), text("x")]]), file);
        expect(row).toHaveProperty("1", "x");
        const shown = spreadsheetText(words)
          .toWellFormed()
          .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/gu, "\ufffd");
        expect(row).toHaveProperty("0", words === "" ? "" : shown);
      }),
      { numRuns: 60 },
    );
  });
});

it("tells moments as the shop's clock showed them, with how far it was from UTC", () => {
  const at = Date.UTC(2026, 10, 21, 7, 0, 5);
  expect(localIso("Asia/Tashkent")(at)).toBe("2026-11-21T12:00:05+05:00");
  expect(localIso("America/St_Johns")(at)).toBe("2026-11-21T03:30:05-03:30");
  expect(Date.parse(localIso("Asia/Kathmandu")(at))).toBe(at);
});
