import { FileProblem } from "./file-problem.ts";
import { LONGEST_TEXT, xmlEvents, type XmlHandler } from "./xml-events.ts";
import { unzipParts, type ZipPart } from "./zip-parts.ts";

/** What the rows of a workbook's sheets are read with. */
export interface Workbook {
  readonly sheets: readonly { readonly name: string; readonly part: string }[];
  /** Texts that cells refer to by number. */
  readonly texts: readonly string[];
  /** Whether a cell of this style shows a date. */
  isDate(style: number): boolean;
  /** The day that dates are counted from is that of old Macintoshes. */
  readonly from1904: boolean;
}

const MOST_SMALL = 32 * 1024 * 1024;
/** Texts are held in memory: as many as a million different ids and words need. */
const MOST_TEXT = 48 * 1024 * 1024;

/** Reads everything but the rows. Throws {@link FileProblem} at what is no workbook. */
export async function openWorkbook(file: string): Promise<Workbook> {
  const sheets: { name: string; id: string }[] = [];
  const targets = new Map<string, string>();
  const texts: string[] = [];
  const formats = new Map<number, string>();
  const styles: number[] = [];
  let from1904 = false;

  const parts: Readonly<Record<string, () => XmlHandler>> = {
    "xl/workbook.xml": () => ({
      open(name, attribute) {
        if (name === "sheet") sheets.push({ name: attribute("name").slice(0, 60), id: attribute("id") });
        if (name === "workbookPr") from1904 = /^(?:1|true)$/u.test(attribute("date1904"));
      },
      text: () => undefined,
      close: () => undefined,
    }),
    "xl/_rels/workbook.xml.rels": () => ({
      open(name, attribute) {
        if (name === "Relationship") targets.set(attribute("Id"), partOf(attribute("Target")));
      },
      text: () => undefined,
      close: () => undefined,
    }),
    "xl/styles.xml": () => stylesHandler(formats, styles),
    "xl/sharedStrings.xml": () => textsHandler(texts),
  };
  const wanted = (name: string): ZipPart | null => {
    const handler = Object.hasOwn(parts, name) ? parts[name] : undefined;
    if (!handler) return null;
    const most = name === "xl/sharedStrings.xml" ? MOST_TEXT * 4 : MOST_SMALL;
    return { name, most, take: xmlEvents(handler()).take };
  };
  for await (const _ of unzipParts(file, wanted));

  const named = sheets.flatMap(({ name, id }) => {
    const part = targets.get(id);
    return part === undefined ? [] : [{ name, part }];
  });
  if (named.length === 0) throw new FileProblem("damaged");
  return { sheets: named, texts, from1904, isDate: (style) => isDateFormat(styles[style] ?? 0, formats) };
}

function partOf(target: string): string {
  return target.startsWith("/") ? target.slice(1) : `xl/${target}`;
}

/** Which number format each style of a cell has. */
function stylesHandler(formats: Map<number, string>, styles: number[]): XmlHandler {
  let inStyles = false;
  return {
    open(name, attribute) {
      if (name === "numFmt") formats.set(Number(attribute("numFmtId")), attribute("formatCode"));
      if (name === "cellXfs") inStyles = true;
      if (name === "xf" && inStyles) styles.push(Number(attribute("numFmtId")));
    },
    text: () => undefined,
    close(name) {
      if (name === "cellXfs") inStyles = false;
    },
  };
}

/** Texts may be written in runs of different looks; how they are spoken (rPh) is no part of them. */
function textsHandler(texts: string[]): XmlHandler {
  let text = "";
  let inText = false;
  let inSound = false;
  let size = 0;
  return {
    open(name) {
      if (name === "si") text = "";
      if (name === "rPh") inSound = true;
      inText = name === "t" && !inSound;
    },
    text(more) {
      if (inText && text.length < LONGEST_TEXT) text += more;
    },
    close(name) {
      inText = false;
      if (name === "rPh") inSound = false;
      if (name !== "si") return;
      size += text.length;
      if (size > MOST_TEXT) throw new FileProblem("too-many-texts");
      texts.push(text);
    },
  };
}

/** Formats that every program knows by number, and own ones that have a part of a date outside of quotes. */
function isDateFormat(id: number, formats: ReadonlyMap<number, string>): boolean {
  if ((id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58)) return true;
  const code = formats.get(id);
  return code !== undefined && /[dmyhs]/iu.test(code.replaceAll(/"[^"]*"|\[[^\]]*\]|\\./gu, ""));
}
