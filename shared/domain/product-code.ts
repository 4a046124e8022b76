import { passesEan } from "./check-digits.ts";

/** What a scanner may be set to send before a GS1 code (its symbology's identifier), and the separator that opens it. */
const GS1_LEAD = /^(?:\][A-Za-z]\d)?\u001d?/u;

/** Whether a text is a product's code: EAN-8, UPC-A or EAN-13 with a right check digit, or a GS1 code as on marked goods. */
export function isProductCode(text: string): boolean {
  return (/^(?:\d{8}|\d{12}|\d{13})$/u.test(text) && passesEan(text)) || isGs1(text);
}

/**
 * GS1 element strings (Code 128, DataMatrix). Separators are in no other code; without them a right article number has
 * to be followed by what is no row of figures, as wallets' passes are.
 */
function isGs1(text: string): boolean {
  if (text.includes("\u001d")) return true;
  const elements = text.replace(GS1_LEAD, "");
  const article = /^01(\d{14})/u.exec(elements)?.[1];
  if (article === undefined || !passesEan(article)) return false;
  return elements !== text || /^01\d{14}(?:10|21).*[^\d\s]/u.test(elements);
}
