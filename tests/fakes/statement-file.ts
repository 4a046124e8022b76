import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strToU8, zipSync } from "fflate";

/** Files on a disk of their own, as a provider's cabinet or an attacker makes them. */
export interface StatementFolder {
  text(name: string, text: string, encoding?: Encoding): string;
  bytes(name: string, bytes: Uint8Array): string;
  workbook(name: string, parts: WorkbookParts): string;
  [Symbol.dispose](): void;
}

type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1251";

export interface WorkbookParts {
  /** The rows of the sheet as XML. */
  readonly rows: string;
  /** Texts that cells refer to. */
  readonly texts?: readonly string[];
  /** Number formats of the styles 1, 2, …; style 0 is general. */
  readonly formats?: readonly number[];
  readonly before?: string;
  readonly sheets?: readonly string[];
}

export function statementFolder(): StatementFolder {
  const folder = mkdtempSync(join(tmpdir(), "tilla-statement-"));
  const bytes = (name: string, content: Uint8Array): string => {
    const file = join(folder, name);
    writeFileSync(file, content);
    return file;
  };
  return {
    bytes,
    text: (name, text, encoding = "utf-8") => bytes(name, encoded(text, encoding)),
    workbook: (name, parts) => bytes(name, zipSync(partsOf(parts))),
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** A row of cells that hold their texts themselves. */
export function inlineRow(row: number, cells: readonly (string | number)[]): string {
  const written = cells.map((cell, at) => {
    const reference = `${String.fromCodePoint(65 + at)}${row}`;
    return typeof cell === "number"
      ? `<c r="${reference}"><v>${cell}</v></c>`
      : `<c r="${reference}" t="inlineStr"><is><t>${cell.replaceAll("&", "&amp;").replaceAll("<", "&lt;")}</t></is></c>`;
  });
  return `<row r="${row}">${written.join("")}</row>`;
}

const MAIN = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"`;

function partsOf({
  rows,
  texts,
  formats = [],
  before = "",
  sheets = ["Sheet1"],
}: WorkbookParts): Record<string, Uint8Array> {
  const named = sheets.map((name, at) => `<sheet name="${name}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`).join("");
  const linked = sheets
    .map((_name, at) => `<Relationship Id="rId${at + 1}" Type="worksheet" Target="worksheets/sheet${at + 1}.xml"/>`)
    .join("");
  const styles = [0, ...formats].map((id) => `<xf numFmtId="${id}"/>`).join("");
  const parts: Record<string, string> = {
    "xl/workbook.xml": `<workbook ${MAIN} xmlns:r="r"><sheets>${named}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships>${linked}</Relationships>`,
    "xl/styles.xml": `<styleSheet ${MAIN}><cellXfs>${styles}</cellXfs></styleSheet>`,
    "xl/worksheets/sheet1.xml": `${before}<worksheet ${MAIN}><sheetData>${rows}</sheetData></worksheet>`,
  };
  if (texts) {
    const items = texts.map((text) => `<si><t>${text}</t></si>`).join("");
    parts["xl/sharedStrings.xml"] = `<sst ${MAIN}>${items}</sst>`;
  }
  return Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)]));
}

function encoded(text: string, encoding: Encoding): Uint8Array {
  switch (encoding) {
    case "utf-8":
      return Buffer.from(text, "utf8");
    case "utf-16le":
      return Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, "utf16le")]);
    case "utf-16be":
      return Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(text, "utf16le").swap16()]);
    case "windows-1251":
      return Uint8Array.from(text, cp1251);
  }
}

/** The Russian letters and what ASCII has: all that these tests write. */
function cp1251(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x80) return code;
  if (code >= 0x410 && code <= 0x44f) return code - 0x410 + 0xc0;
  if (code === 0x451) return 0xb8;
  throw new Error(`not in these tests' alphabet: ${character}`);
}
