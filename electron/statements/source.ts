import type { StatementCells } from "../../shared/domain/statement/mapping.ts";
import type { StatementForm } from "../../shared/ipc/calls/statements.ts";
import { assertNever } from "../../shared/result.ts";
import { csvRows, separatorOf } from "./csv-rows.ts";
import { FileProblem } from "./file-problem.ts";
import { encodingOf, headOf } from "./text-file.ts";
import { openWorkbook } from "./workbook.ts";
import { xlsxRows } from "./xlsx-rows.ts";

const HEAD = 64 * 1024;
const ZIP = [0x50, 0x4b, 0x03, 0x04];
/** OLE: .xls, and workbooks with a password. */
const OLE = [0xd0, 0xcf, 0x11, 0xe0];

/** How a file seems to be written. Throws {@link FileProblem} at what is no table. */
export async function formOf(file: string): Promise<StatementForm> {
  const head = await headOf(file, HEAD);
  if (head.length === 0) throw new FileProblem("empty");
  if (startsWith(head, ZIP)) return { kind: "workbook", sheet: 0 };
  if (startsWith(head, OLE)) throw new FileProblem("old-workbook");
  if (isBinary(head)) throw new FileProblem("not-a-table");
  const encoding = encodingOf(head);
  const text = new TextDecoder(encoding).decode(head);
  return { kind: "text", encoding, separator: separatorOf(text) };
}

/** The names of a workbook's sheets; none of a text. */
export async function sheetsOf(file: string, form: StatementForm): Promise<readonly string[]> {
  if (form.kind === "text") return [];
  return (await openWorkbook(file)).sheets.map(({ name }) => name);
}

/** All rows of a file, read anew from its beginning, one at a time. */
export function rowsOf(file: string, form: StatementForm): AsyncGenerator<StatementCells, void, undefined> {
  switch (form.kind) {
    case "text":
      return csvRows(file, form);
    case "workbook":
      return xlsxRows(file, form.sheet);
    default:
      return assertNever(form);
  }
}

function startsWith(head: Buffer, bytes: readonly number[]): boolean {
  return bytes.every((byte, at) => head[at] === byte);
}

/** Control characters that no text has, in what is not UTF-16 either. */
function isBinary(head: Buffer): boolean {
  const encoding = encodingOf(head);
  if (encoding === "utf-16le" || encoding === "utf-16be") return false;
  return head.includes(0) || head.subarray(0, 5).toString("latin1") === "%PDF-";
}
