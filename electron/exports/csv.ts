import { spreadsheetText } from "../../shared/domain/spreadsheet-text.ts";
import { assertNever } from "../../shared/result.ts";
import type { ExportCell, ExportTable } from "./table.ts";

/** The mark by which spreadsheets know UTF-8. */
const MARK = "\ufeff";

/** A table as RFC 4180 has it: commas, decimal points, UTF-8; nothing in it runs as a formula. */
export async function* csvOf(table: ExportTable): AsyncGenerator<string, void, undefined> {
  yield MARK + line(table.columns.map(quoted));
  for await (const row of table.rows()) yield line(row.map(cellText));
}

function line(cells: readonly string[]): string {
  return `${cells.join(",")}\r\n`;
}

function cellText(cell: ExportCell): string {
  switch (cell.kind) {
    case "text":
      return quoted(spreadsheetText(cell.text));
    case "amount":
      return cell.decimal;
    case "count":
      return String(cell.value);
    case "none":
      return "";
    default:
      return assertNever(cell);
  }
}

function quoted(text: string): string {
  return /[",\r\n]/u.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text;
}
