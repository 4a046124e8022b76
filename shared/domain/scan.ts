import { looksLikeReceipt } from "./receipt.ts";
import { normaliseScan } from "./text.ts";

/** The wallets whose passes have a known look. Observed, promised by no vendor: good for a hint, never for a refusal. */
export type WalletHint = "payme" | "click" | "uzum";

/** What a scanned text is. `text` is normalised. */
export type Scan =
  | { readonly kind: "empty" }
  | { readonly kind: "receipt"; readonly text: string }
  | { readonly kind: "payment"; readonly text: string; readonly looksLike: WalletHint | null }
  | { readonly kind: "product"; readonly text: string }
  | { readonly kind: "merchant-qr"; readonly text: string }
  | { readonly kind: "link"; readonly text: string }
  | { readonly kind: "card-number" }
  | { readonly kind: "too-long" };
export type ScanKind = Scan["kind"];

/** The most a QR code can hold (version 40, level L, bytes). */
const LONGEST_SCAN = 2953;
/** A provider's pass is short; anything longer is another kind of code. */
const LONGEST_PASS = 512;

/**
 * Names what was scanned. A wallet's pass has no promised shape (contracts.md section 3), so everything that is not
 * recognisably something else is taken for one.
 */
export function recogniseScan(raw: string): Scan {
  const text = normaliseScan(raw);
  if (text === "") return { kind: "empty" };
  if (text.length > LONGEST_SCAN) return { kind: "too-long" };
  if (looksLikeReceipt(text)) return { kind: "receipt", text };
  if (isCardNumber(text)) return { kind: "card-number" };
  if (/^000201\d{4}/u.test(text)) return { kind: "merchant-qr", text };
  if (/^https?:\/\//iu.test(text)) return { kind: "link", text };
  if (isProductCode(text)) return { kind: "product", text };
  if (text.length > LONGEST_PASS) return { kind: "too-long" };
  return { kind: "payment", text, looksLike: walletOf(text) };
}

function walletOf(text: string): WalletHint | null {
  if (/^5050\d{16}$/u.test(text)) return "payme";
  if (/^88\d{16}$/u.test(text) && luhn(text)) return "click";
  if (/^\d+:\d+:[0-9A-HJKMNP-TV-Z]{26}:[A-Za-z0-9+/]{27}=$/u.test(text)) return "uzum";
  return null;
}

/** A full card number must not enter the till at all (it would bring it into PCI scope). */
function isCardNumber(text: string): boolean {
  const digits = text.replaceAll(/[ -]/gu, "");
  return /^(?:[3-6]\d{15}|8600\d{12}|9860\d{12})$/u.test(digits) && luhn(digits);
}

/** EAN-8, UPC-A, EAN-13 with a right check digit. */
function isProductCode(text: string): boolean {
  if (!/^(?:\d{8}|\d{12}|\d{13})$/u.test(text)) return false;
  const digits = [...text].map(Number).toReversed();
  const sum = digits.reduce((total, digit, place) => total + digit * (place % 2 === 1 ? 3 : 1), 0);
  return sum % 10 === 0;
}

function luhn(digits: string): boolean {
  const sum = [...digits]
    .map(Number)
    .toReversed()
    .reduce((total, digit, place) => {
      const value = place % 2 === 1 ? digit * 2 : digit;
      return total + (value > 9 ? value - 9 : value);
    }, 0);
  return sum % 10 === 0;
}
