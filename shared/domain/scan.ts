import { isCardNumber } from "./card-number.ts";
import { passesLuhn } from "./check-digits.ts";
import { cpmCarriesCard } from "./emv-cpm.ts";
import { isProductCode } from "./product-code.ts";
import { looksLikeProvisioning } from "./provisioning-shape.ts";
import { looksLikeReceipt } from "./receipt.ts";
import { normaliseScan } from "./text.ts";

/** The wallets whose passes have a known look. Observed, promised by no vendor: good for a hint, never for a refusal. */
export type WalletHint = "payme" | "click" | "uzum";

/** What may be a customer's code. */
export interface PaymentScan {
  readonly kind: "payment";
  readonly text: string;
  readonly looksLike: WalletHint | null;
}

/** What a scanned text is. `text` is normalised. */
export type Scan =
  | { readonly kind: "empty" }
  | { readonly kind: "receipt"; readonly text: string }
  | PaymentScan
  | { readonly kind: "product"; readonly text: string }
  | { readonly kind: "merchant-qr"; readonly text: string }
  | { readonly kind: "link"; readonly text: string }
  | { readonly kind: "card-number" }
  /** A document that sets the till up. It may hold keys and PINs, so its text is not carried along. */
  | { readonly kind: "provisioning" }
  /** Something that is no code for a till: a contact, a network's password, other structured text. */
  | { readonly kind: "unknown" }
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
  if (looksLikeProvisioning(text)) return { kind: "provisioning" };
  if (text.length > LONGEST_SCAN) return { kind: "too-long" };
  if (looksLikeReceipt(text)) return { kind: "receipt", text };
  if (isCard(text)) return { kind: "card-number" };
  if (/^000201\d{4}/u.test(text)) return { kind: "merchant-qr", text };
  if (/^https?:\/\//iu.test(text)) return { kind: "link", text };
  if (isProductCode(text)) return { kind: "product", text };
  if (isOfAnotherWorld(text)) return { kind: "unknown" };
  if (text.length > LONGEST_PASS) return { kind: "too-long" };
  return { kind: "payment", text, looksLike: walletOf(text) };
}

/** Whether a code is a saved-card pass of this till's own format (docs/decisions/0010): nobody but its provider may see it. */
export function isSavedCardPass(text: string): boolean {
  return /^\s*freedompay:/iu.test(text);
}

function walletOf(text: string): WalletHint | null {
  if (/^5050\d{16}$/u.test(text)) return "payme";
  if (/^88\d{16}$/u.test(text) && passesLuhn(text)) return "click";
  if (/^\d+:\d+:[0-9A-HJKMNP-TV-Z]{26}:[A-Za-z0-9+/]{27}=$/u.test(text)) return "uzum";
  return null;
}

/** A card's number, as it is printed or inside a code of its bank. */
function isCard(text: string): boolean {
  return isCardNumber(text.replaceAll(/[ -]/gu, "")) || cpmCarriesCard(text);
}

/** What phones make of a code that they read: contacts, networks, calls, places, second factors, apps. */
const FOR_PHONES =
  /^(?:begin:v(?:card|calendar|event)|mecard:|wifi:|otpauth(?:-migration)?:|tel:|sms(?:to)?:|mailto:|matmsg:|geo:|market:)/iu;
/** Structured text (JSON, XML), other scripts, several lines: no wallet's pass is made of such. */
const NO_PASS = /["{}<>\\]|[^\u0020-\u007e]/u;

/** No pass has a promised shape, but some texts have the shape of something else for certain. */
function isOfAnotherWorld(text: string): boolean {
  return FOR_PHONES.test(text) || NO_PASS.test(text);
}
