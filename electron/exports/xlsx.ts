import { strToU8, Zip, ZipDeflate, ZipPassThrough } from "fflate";
import { spreadsheetText } from "../../shared/domain/spreadsheet-text.ts";
import { assertNever } from "../../shared/result.ts";
import type { ExportCell, ExportTable } from "./table.ts";

/** A sheet ends here in every program; what is longer goes on in the next one. */
const MOST_ROWS = 1_048_576;
/** More figures than a spreadsheet keeps of a number; such an amount is written as text, whole. */
const SURE_DIGITS = 15;
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const HEAD = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n`;

/**
 * A table as a workbook, written piece by piece: a sheet's rows are never all in memory. Cells are numbers or texts,
 * and there is no formula in it.
 */
export async function* xlsxOf(table: ExportTable, at: number): AsyncGenerator<Uint8Array, void, undefined> {
  const out: Uint8Array[] = [];
  let failure: Error | null = null;
  const zip = new Zip((error, bytes) => {
    failure ??= error;
    out.push(bytes);
  });
  // A zip's times begin in 1980; a clock that has lost its battery may be earlier.
  const mtime = new Date(Math.max(at, Date.UTC(1981, 0, 1)));
  const flushed = function* (): Generator<Uint8Array, void, undefined> {
    if (failure !== null) throw failure;
    yield* out.splice(0);
  };
  let sheets = 0;
  let sheet: ZipDeflate | null = null;
  let row = 0;
  const open = (): ZipDeflate => {
    sheets += 1;
    const next = new ZipDeflate(`xl/worksheets/sheet${sheets}.xml`, { level: 6 });
    next.mtime = mtime;
    zip.add(next);
    row = 1;
    next.push(strToU8(`${HEAD}<worksheet xmlns="${MAIN}"><sheetData>${rowXml(row, table.columns.map(asText))}`));
    return next;
  };
  for await (const cells of table.rows()) {
    if (row >= MOST_ROWS) {
      sheet?.push(strToU8(SHEET_END), true);
      sheet = null;
    }
    sheet ??= open();
    row += 1;
    sheet.push(strToU8(rowXml(row, cells)));
    yield* flushed();
  }
  sheet ??= open();
  sheet.push(strToU8(SHEET_END), true);
  for (const [name, xml] of frame(table.name, sheets)) {
    const part = new ZipPassThrough(name);
    part.mtime = mtime;
    zip.add(part);
    part.push(strToU8(HEAD + xml), true);
  }
  zip.end();
  yield* flushed();
}

const SHEET_END = "</sheetData></worksheet>";

function asText(value: string): ExportCell {
  return { kind: "text", text: value };
}

function rowXml(row: number, cells: readonly ExportCell[]): string {
  return `<row r="${row}">${cells.map((cell, at) => cellXml(cell, `${columnName(at)}${row}`)).join("")}</row>`;
}

function cellXml(cell: ExportCell, reference: string): string {
  switch (cell.kind) {
    case "text":
      return textXml(spreadsheetText(cell.text), reference);
    case "amount":
      return cell.decimal.replaceAll(/\D/gu, "").length > SURE_DIGITS
        ? textXml(cell.decimal, reference)
        : `<c r="${reference}"><v>${cell.decimal}</v></c>`;
    case "count":
      return `<c r="${reference}"><v>${cell.value}</v></c>`;
    case "none":
      return "";
    default:
      return assertNever(cell);
  }
}

function textXml(text: string, reference: string): string {
  return `<c r="${reference}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;
}

/** Text as XML can hold it: what it cannot (control characters, halves of pairs) is replaced by a visible sign. */
function escaped(text: string): string {
  return text
    .slice(0, 32_767)
    .toWellFormed()
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/gu, "\ufffd")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll("\r", "&#13;");
}

function columnName(at: number): string {
  const letter = String.fromCodePoint(65 + (at % 26));
  return at < 26 ? letter : columnName(Math.floor(at / 26) - 1) + letter;
}

/** The parts around the sheets. */
function frame(name: string, sheets: number): readonly (readonly [string, string])[] {
  const numbers = Array.from({ length: sheets }, (_nothing, at) => at + 1);
  const part = (type: string) => `application/vnd.openxmlformats-officedocument.spreadsheetml.${type}+xml`;
  const overrides = numbers.map(
    (n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${part("worksheet")}"/>`,
  );
  const listed = numbers.map((n) => {
    const title = n === 1 ? name : `${name} ${n}`;
    return `<sheet name="${escaped(title)}" sheetId="${n}" r:id="rId${n}"/>`;
  });
  const linked = numbers.map(
    (n) => `<Relationship Id="rId${n}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${n}.xml"/>`,
  );
  return [
    [
      "[Content_Types].xml",
      `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${part("sheet.main")}"/>${overrides.join("")}</Types>`,
    ],
    [
      "_rels/.rels",
      `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
    [
      "xl/workbook.xml",
      `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${listed.join("")}</sheets></workbook>`,
    ],
    [
      "xl/_rels/workbook.xml.rels",
      `<Relationships xmlns="${PACKAGE}/relationships">${linked.join("")}</Relationships>`,
    ],
  ];
}
