import { XMLParser } from "fast-xml-parser";
import { err, ok, type Result } from "../../shared/result.ts";

/** Deeper than any answer of a provider. */
const DEEPEST = 16;

const parser = new XMLParser({
  // Entities could grow without bound or read files; the five that XML itself defines are put in afterwards, by us.
  processEntities: false,
  // "00102" is not 102, and a decimal number is never a double.
  parseTagValue: false,
  trimValues: false,
  ignoreAttributes: true,
  ignoreDeclaration: true,
  ignorePiTags: true,
  maxNestedTags: DEEPEST,
});

/**
 * An answer's body as XML: what stands inside the root element, by name; every value is the text as it was written,
 * an empty element is null, a repeated one a list. Refused: what is not UTF-8, not one well-formed document, and any
 * document type, comment or entity of its own. Never throws.
 */
export function readXml(body: Uint8Array): Result<unknown, "empty" | "not-xml"> {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(body).trim();
    if (text === "") return err("empty");
    if (!isWellFormed(text)) return err("not-xml");
    const document: unknown = parser.parse(text);
    const roots = isObject(document) ? Object.entries(document).filter(([name]) => name !== "#text") : [];
    return roots.length === 1 ? ok(plain(roots[0]?.[1])) : err("not-xml");
  } catch {
    return err("not-xml");
  }
}

const NAME = String.raw`[A-Za-z_][\w.:-]{0,99}`;
const ATTRIBUTES = String.raw`(?:\s+${NAME}\s*=\s*(?:"[^"<]*"|'[^'<]*'))*\s*`;
const TOKEN = new RegExp(
  String.raw`<(?<open>${NAME})${ATTRIBUTES}(?<empty>\/?)>|<\/(?<close>${NAME})\s*>|<!\[CDATA\[(?<data>[^]*?)\]\]>|(?<text>[^<]+)`,
  "uy",
);

/**
 * Whether the text is one element, properly nested, with nothing but a declaration before it. Stricter than XML: no
 * document type, no comments, no processing instructions. The parser itself would mend what is broken off.
 */
function isWellFormed(text: string): boolean {
  const start = /^<\?xml [^?<>]{0,200}\?>\s*/u.exec(text)?.[0].length ?? 0;
  const open: string[] = [];
  let roots = 0;
  let at = start;
  while (at < text.length) {
    TOKEN.lastIndex = at;
    const token = TOKEN.exec(text)?.groups;
    if (!token) return false;
    at = TOKEN.lastIndex;
    if (token["open"] !== undefined) {
      if (open.length === 0) roots++;
      if (token["empty"] === "") open.push(token["open"]);
    } else if (token["close"] !== undefined) {
      if (open.pop() !== token["close"]) return false;
    } else if (open.length === 0) return false;
    if (roots > 1 || open.length > DEEPEST) return false;
  }
  return roots === 1 && open.length === 0;
}

/** The parser's tree with its references resolved and the blanks between elements gone. */
function plain(value: unknown): unknown {
  if (typeof value === "string") return value === "" ? null : resolved(value);
  if (Array.isArray(value)) return value.map(plain);
  if (!isObject(value)) return null;
  const entries = Object.entries(value).filter(([name, each]) => !(name === "#text" && isBlank(each)));
  return Object.fromEntries(entries.map(([name, each]) => [name, plain(each)]));
}

const NAMED: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

/** The five references that XML defines, and numbered characters. Any other is an error. */
function resolved(text: string): string {
  return text.replaceAll(/&([^;&]{0,10});?/gu, (whole, name: string) => {
    const number = /^#(?:x([\da-f]{1,6})|(\d{1,7}))$/iu.exec(name);
    const known = number
      ? String.fromCodePoint(Number.parseInt(number[1] ?? number[2] ?? "", number[1] === undefined ? 10 : 16))
      : Object.hasOwn(NAMED, name)
        ? NAMED[name]
        : undefined;
    if (known === undefined || !whole.endsWith(";")) throw new SyntaxError("an unknown reference");
    return known;
  });
}

function isBlank(value: unknown): boolean {
  return typeof value === "string" && value.trim() === "";
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
