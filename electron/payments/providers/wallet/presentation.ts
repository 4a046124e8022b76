import type { WalletSystem } from "../../../../shared/domain/wallet-systems.ts";
import type { Presentation } from "../../../../shared/domain/sale.ts";
import type { CryptoPart, Processed } from "./schema.ts";

/** Longer links make a QR that a phone reads badly from a screen. */
const LONGEST_LINK = 800;

/**
 * What the customer is shown of a processed invoice, null when there is nothing to show. Coins go by address; else
 * `pay_form` is preferred to `pay_link` (contracts.md 6.3); mobile money may have neither and ask on the phone itself.
 */
export function presentationOf(answer: Processed, system: WalletSystem, amount: string): Presentation | null {
  if (system.means === "crypto" && answer.crypto !== null) return coins(answer.crypto, amount);
  const link = drawable(answer.pay_form) ?? drawable(answer.pay_link);
  if (link !== null) return { kind: "qr", text: link, expiresAt: null };
  return system.means === "phone" ? { kind: "customer-device" } : null;
}

/** Coins to an address. Where the needed confirmations are not told, one is the least. */
export function coins(part: CryptoPart, amount: string): Presentation {
  const confirmations = part.current_confirmations ?? 0;
  return { kind: "crypto", address: part.address, amount, confirmations, needed: part.success_confirmations ?? 1 };
}

/** A link that may be drawn: https, without a name or password in it, printable, not too long. `pay_form` may be HTML. */
function drawable(text: string | null): string | null {
  const link = text?.trim() ?? "";
  if (!/^https:\/\/[\x21-\x7e]+$/iu.test(link) || link.length > LONGEST_LINK || !URL.canParse(link)) return null;
  const url = new URL(link);
  return url.protocol === "https:" && url.username === "" && url.password === "" ? link : null;
}
