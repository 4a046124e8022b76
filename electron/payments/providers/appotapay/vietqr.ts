import { emvValue, parseEmvFields, parseEmvQr } from "../../../../shared/domain/emv-qr.ts";
import { parseDecimal, sameMoney, type Money } from "../../../../shared/domain/money.ts";

/** NAPAS' application id: an account transfer by VietQR (contracts.md 5.5). */
const NAPAS = "A000000727";
/** ISO 4217: dong. */
const VND = "704";
const DYNAMIC = "12";

/** What `qr_content` is: the documents say a base64 picture and show a payload's text (source 3; contracts.md 5.4). */
export function kindOfQr(content: string): "emv" | "picture" | "other" {
  if (/^\d{8}/u.test(content)) return "emv";
  const data = /^data:[^,]{0,60},(.*)$/su.exec(content)?.[1] ?? content;
  // PNG, JPEG, GIF, WebP, BMP and SVG as base64, and SVG as it is.
  return /^(?:iVBORw0KGgo|\/9j\/|R0lGOD|UklGR|Qk|PHN2Zy|PD94bWw|<svg|<\?xml)/u.test(data) ? "picture" : "other";
}

/**
 * Why a QR must not be shown to a customer who is to pay `amount`; null when it may (contracts.md 5.5). What is shown
 * is paid: whatever cannot be checked is not shown.
 */
export function whyNotShown(content: string, amount: Money): string | null {
  switch (kindOfQr(content)) {
    case "picture":
      return "the QR came as a picture, whose amount cannot be checked";
    case "other":
      return "the QR is no VietQR payload";
    case "emv":
  }
  const parsed = parseEmvQr(content);
  if (!parsed.ok) return `the QR is damaged: ${parsed.error}`;
  const fields = parsed.value;
  if (emvValue(fields, "01") !== DYNAMIC) return "the QR is not for one payment only";
  if (emvValue(fields, "53") !== VND) return "the QR is not in VND";
  const asked = emvValue(fields, "54");
  const money = asked === null ? null : parseDecimal(asked, "VND");
  if (asked === null || !money?.ok || asked.trim() !== asked) return "the QR names no amount";
  if (!sameMoney(money.value, amount)) return `the QR asks for ${asked} instead of ${amount.minor}`;
  // A tip or a fee on top makes the customer pay another amount than the one that was compared.
  if (["55", "56", "57"].some((id) => emvValue(fields, id) !== null)) return "the QR asks for a fee on top";
  const account = parseEmvFields(emvValue(fields, "38") ?? "");
  if (!account.ok || emvValue(account.value, "00") !== NAPAS) return "the QR leads to no NAPAS account";
  return null;
}
