import { MOST_COLUMNS, type Cell, type StatementCells } from "../../shared/domain/statement/mapping.ts";
import { FileProblem } from "./file-problem.ts";
import { openWorkbook, type Workbook } from "./workbook.ts";
import { LONGEST_TEXT, xmlEvents, type XmlHandler } from "./xml-events.ts";
import { unzipParts } from "./zip-parts.ts";

/** A sheet of a million rows unpacked. */
const MOST_SHEET = 1024 * 1024 * 1024;

/** The rows of one sheet, a few at a time. */
export async function* xlsxRows(file: string, sheet: number): AsyncGenerator<StatementCells, void, undefined> {
  const workbook = await openWorkbook(file);
  const part = workbook.sheets[sheet]?.part;
  if (part === undefined) throw new FileProblem("damaged");
  const rows: StatementCells[] = [];
  const handler = sheetHandler(workbook, (row) => rows.push(row));
  const wanted = (name: string) => (name === part ? { name, most: MOST_SHEET, take: xmlEvents(handler).take } : null);
  for await (const _ of unzipParts(file, wanted)) yield* rows.splice(0);
}

function sheetHandler(workbook: Workbook, found: (row: StatementCells) => void): XmlHandler {
  let row = 0;
  let cells: Cell[] = [];
  let column = 0;
  let type = "";
  let style = 0;
  let text = "";
  let keeps = false;
  return {
    open(name, attribute) {
      keeps = name === "v" || name === "t";
      if (name === "row") {
        row = numberOf(attribute("r")) ?? row + 1;
        cells = [];
        column = -1;
      }
      if (name === "c") {
        column = columnOf(attribute("r")) ?? column + 1;
        type = attribute("t");
        style = Number(attribute("s"));
        text = "";
      }
    },
    text(more) {
      if (keeps && text.length < LONGEST_TEXT) text += more;
    },
    close(name) {
      keeps = false;
      if (name === "c" && text !== "" && column < MOST_COLUMNS) {
        while (cells.length < column) cells.push("");
        cells[column] = cellOf(workbook, type, style, text);
      }
      if (name === "row") found({ row, cells });
    },
  };
}

function cellOf(workbook: Workbook, type: string, style: number, text: string): Cell {
  switch (type) {
    case "s":
      return workbook.texts[Number(text)] ?? "";
    case "str":
    case "inlineStr":
    case "d":
    // A formula that failed is no value: its sign (#REF!) is read by nobody as a number.
    case "e":
      return text;
    case "b":
      return text === "1" ? "TRUE" : "FALSE";
    default: {
      const value = Number(text);
      if (text.trim() === "" || !Number.isFinite(value)) return text;
      return workbook.isDate(style) ? dateText(value, workbook.from1904) : value;
    }
  }
}

const DAY_MS = 86_400_000;
/** The day 0 of a workbook's calendar lies so many days before 1970. */
const DAYS_TO_1970 = 25_569;
const DAYS_TO_1904 = 1_462;

/** A date as the sheet shows it: a local time, to the second. */
function dateText(value: number, from1904: boolean): string {
  const days = value + (from1904 ? DAYS_TO_1904 : 0) - DAYS_TO_1970;
  const at = Math.round((days * DAY_MS) / 1000) * 1000;
  if (!(Math.abs(at) < 8e15)) return String(value);
  return new Date(at).toISOString().slice(0, 19);
}

function numberOf(text: string): number | null {
  const value = Number(text);
  return text !== "" && Number.isInteger(value) && value > 0 ? value : null;
}

/** "AB12" stands in column 27, counted from 0. */
function columnOf(reference: string): number | null {
  const letters = /^([A-Z]{1,3})\d+$/u.exec(reference)?.[1];
  if (letters === undefined) return null;
  return [...letters].reduce((sum, letter) => sum * 26 + (letter.codePointAt(0) ?? 64) - 64, 0) - 1;
}
