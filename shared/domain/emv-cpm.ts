/**
 * EMVCo consumer-presented codes: base64 of BER-TLV that begins with the payload format indicator "CPV01". Their
 * templates may hold the card's number, which must not enter the till.
 */
const FORMAT = /^hQVDUFYw/u;
/** EMVCo's bound is 512 bytes; some wallets go beyond it. */
const LONGEST = 2953;
const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

const PAN = 0x5a;
const TRACK_2 = 0x57;

/** Whether the text is such a code with a card's number or track data inside. One that cannot be read counts as one. */
export function cpmCarriesCard(text: string): boolean {
  if (!FORMAT.test(text) || text.length > LONGEST) return false;
  const bytes = fromBase64(text.replaceAll(/\s/gu, ""));
  return bytes === null || holdsCard(bytes, 0);
}

const DEEPEST = 8;

function holdsCard(bytes: readonly number[], depth: number): boolean {
  if (depth > DEEPEST) return true;
  let at = 0;
  while (at < bytes.length) {
    const item = readItem(bytes, at);
    if (!item) return true;
    if (item.tag === PAN || item.tag === TRACK_2) return true;
    if (item.isConstructed && holdsCard(item.value, depth + 1)) return true;
    at = item.end;
  }
  return false;
}

interface Item {
  readonly tag: number;
  readonly isConstructed: boolean;
  readonly value: readonly number[];
  readonly end: number;
}

/** One tag, length and value; null when it does not fit into what is there. */
function readItem(bytes: readonly number[], start: number): Item | null {
  const first = bytes[start] ?? 0;
  let tag = first;
  let at = start + 1;
  if ((first & 0x1f) === 0x1f) {
    for (let more = true; more; at++) {
      const next = bytes[at];
      if (next === undefined || tag > 0xffffff) return null;
      tag = tag * 256 + next;
      more = next >= 0x80;
    }
  }
  let length = bytes[at++];
  if (length === undefined || length === 0x80 || length > 0x82) return null;
  if (length > 0x80) {
    const size = bytes.slice(at, at + length - 0x80);
    at += length - 0x80;
    length = size.reduce((total, byte) => total * 256 + byte, 0);
  }
  const end = at + length;
  if (end > bytes.length) return null;
  return { tag, isConstructed: (first & 0x20) !== 0, value: bytes.slice(at, end), end };
}

/** Base64 by hand: `shared/` knows neither Node nor the DOM. */
function fromBase64(text: string): readonly number[] | null {
  const digits = text.replace(/=+$/u, "");
  const bytes: number[] = [];
  let bits = 0;
  let held = 0;
  for (const digit of digits) {
    const value = ALPHABET.indexOf(digit);
    if (value < 0) return null;
    bits = ((bits & 0xff) << 6) | value;
    held += 6;
    if (held >= 8) {
      held -= 8;
      bytes.push((bits >> held) & 0xff);
    }
  }
  return bytes;
}
