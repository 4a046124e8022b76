import { err, ok, type Result } from "../../../../shared/result.ts";

/** More than an invoice's link; a picture is longer still, and is not drawn as text. */
const LONGEST_TEXT = 1024;

/**
 * The text to be drawn, out of `invoice_methods.qr`. The vendor's documents call it Base64 of a QR or a URL, its SDK
 * decodes a picture (contracts.md 4.4): decided by what it begins with.
 */
export function qrText(qr: string): Result<string, "picture" | "no-text"> {
  const given = qr.trim();
  if (given.startsWith("data:image/")) return err("picture");
  if (isLink(given)) return fits(given);
  if (/^[\w+/=\s-]{8,}$/u.test(given)) {
    const bytes = Buffer.from(given, "base64");
    if (isPicture(bytes)) return err("picture");
    const inside = bytes.toString("utf8").trim();
    if (isLink(inside)) return fits(inside);
  }
  return fits(given);
}

/** The payer's key to the invoice: the `customer` of the QR's link (contracts.md 4.2), or the QR's text itself (source 2). */
export function customerOf(text: string): string | null {
  const named = URL.canParse(text) ? new URL(text).searchParams.getAll("customer") : [text];
  const [customer, ...more] = named;
  return customer !== undefined && more.length === 0 && /^[A-Za-z0-9_-]{8,128}$/u.test(customer) ? customer : null;
}

function fits(text: string): Result<string, "no-text"> {
  return /^[\x21-\x7e]+$/u.test(text) && text.length <= LONGEST_TEXT ? ok(text) : err("no-text");
}

function isLink(text: string): boolean {
  return /^https?:\/\//iu.test(text);
}

const PICTURES: readonly (readonly number[])[] = [
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  [0x47, 0x49, 0x46, 0x38],
];

function isPicture(bytes: Buffer): boolean {
  if (PICTURES.some((magic) => magic.every((byte, i) => bytes[i] === byte))) return true;
  return /^(?:\ufeff)?\s*(?:<\?xml|<svg)/u.test(bytes.subarray(0, 64).toString("utf8"));
}
