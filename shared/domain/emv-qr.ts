import { err, ok, type Result } from "../result.ts";

/**
 * EMVCo merchant-presented QR: fields of a two-digit id, a two-digit length and a value, one after the other, the last
 * of them a CRC over all that stands before its value (contracts.md 5.5). The CRC finds damage, not forgery.
 */
export interface EmvField {
  readonly id: string;
  readonly value: string;
}

export type EmvProblem = "too-long" | "not-tlv" | "doubled-field" | "no-format" | "no-crc" | "wrong-crc";

/** EMVCo's bound for the whole text. */
const LONGEST = 512;
const CRC_ID = "63";

/**
 * The fields of a payload, its CRC checked. Refused: a text that its fields do not fill to the last character, an id
 * that comes twice (two readers could see two amounts), a payload that does not begin with `000201` or end with its
 * CRC. Never throws.
 */
export function parseEmvQr(text: string): Result<readonly EmvField[], EmvProblem> {
  if (text.length > LONGEST) return err("too-long");
  const fields = parseEmvFields(text);
  if (!fields.ok) return fields;
  const [first] = fields.value;
  const last = fields.value.at(-1);
  if (first?.id !== "00" || first.value !== "01") return err("no-format");
  if (last?.id !== CRC_ID || last.value.length !== CRC_DIGITS) return err("no-crc");
  if (last.value !== crc16(text.slice(0, -CRC_DIGITS))) return err("wrong-crc");
  return fields;
}

/**
 * The fields of a payload or of a template inside it. Lengths count characters; issuers who count UTF-8 bytes write
 * names beyond ASCII differently, so that reading is tried where the first does not fill the text.
 */
export function parseEmvFields(text: string): Result<readonly EmvField[], "not-tlv" | "doubled-field"> {
  const characters = [...text];
  const fields = readFields(characters, () => 1) ?? readFields(characters, (each) => utf8(each).length);
  if (!fields) return err("not-tlv");
  return new Set(fields.map((each) => each.id)).size === fields.length ? ok(fields) : err("doubled-field");
}

/** A field's value, null when there is none. */
export function emvValue(fields: readonly EmvField[], id: string): string | null {
  return fields.find((each) => each.id === id)?.value ?? null;
}

/** Fields as text, for a template or to be sealed. Values are at most 99 characters long. */
export function encodeEmvFields(fields: readonly EmvField[]): string {
  return fields.map(({ id, value }) => `${id}${String([...value].length).padStart(2, "0")}${value}`).join("");
}

/** A whole payload of these fields with its CRC at the end. */
export function encodeEmvQr(fields: readonly EmvField[]): string {
  const text = `${encodeEmvFields(fields)}${CRC_ID}0${CRC_DIGITS}`;
  return text + crc16(text);
}

const CRC_DIGITS = 4;

/** CRC-16/CCITT-FALSE over a text's UTF-8 bytes, four upper-case hex digits; "123456789" gives "29B1". */
export function crc16(text: string): string {
  let crc = 0xffff;
  for (const byte of utf8(text)) {
    crc ^= byte << 8;
    for (let bit = 0; bit < 8; bit++) crc = (crc & 0x8000) === 0 ? crc << 1 : (crc << 1) ^ 0x1021;
    crc &= 0xffff;
  }
  return crc.toString(16).toUpperCase().padStart(CRC_DIGITS, "0");
}

function readFields(characters: readonly string[], width: (character: string) => number): EmvField[] | null {
  const fields: EmvField[] = [];
  let at = 0;
  while (at < characters.length) {
    const head = /^(\d\d)(\d\d)$/u.exec(characters.slice(at, at + 4).join(""));
    if (!head) return null;
    const [, id = "", length = ""] = head;
    at += 4;
    const start = at;
    let left = Number(length);
    while (left > 0 && at < characters.length) {
      left -= width(characters[at] ?? "");
      at++;
    }
    if (left !== 0) return null;
    fields.push({ id, value: characters.slice(start, at).join("") });
  }
  return fields.length === 0 ? null : fields;
}

/** UTF-8 by hand: `shared/` knows neither Node nor the DOM. A half of a surrogate pair becomes U+FFFD. */
function utf8(text: string): readonly number[] {
  return [...text].flatMap((character) => {
    const point = character.codePointAt(0) ?? 0;
    const code = point >= 0xd800 && point <= 0xdfff ? 0xfffd : point;
    if (code < 0x80) return [code];
    const tail = (shift: number) => 0x80 | ((code >> shift) & 0x3f);
    if (code < 0x800) return [0xc0 | (code >> 6), tail(0)];
    if (code < 0x10000) return [0xe0 | (code >> 12), tail(6), tail(0)];
    return [0xf0 | (code >> 18), tail(12), tail(6), tail(0)];
  });
}
