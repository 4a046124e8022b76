import { holdsCardNumber } from "../../../../shared/domain/card-number.ts";
import { asksForSender, type WalletSystem } from "../../../../shared/domain/wallet-systems.ts";
import { invalidInput, type PosError } from "../../../../shared/errors/pos-error.ts";
import { err, ok, type Result } from "../../../../shared/result.ts";
import type { ExtraField } from "../../port.ts";

/** What was filled in for a sale, fit to be sent. */
export interface SaleFields {
  /** The customer's number, without blanks or separators (source 4); null where none was given. */
  readonly sender: string | null;
  readonly extra: Readonly<Record<string, string>>;
}

/** The fields that the till itself asks for, whatever the provider's list says. */
export function ownFields(system: WalletSystem): readonly ExtraField[] {
  return asksForSender(system) ? [{ name: "sender", label: "sender", required: true, kind: "phone" }] : [];
}

const LONGEST_VALUE = 200;
/** Chosen per sale, not sent among the fields. */
const SYSTEM = "system";

/**
 * Reads what was filled in, and refuses what is missing or could not be sent. `asked` are the fields of the provider's
 * list as far as it was read. A card's number is refused wherever it stands: this till takes none in.
 */
export function readSaleFields(
  given: Readonly<Record<string, string>>,
  system: WalletSystem,
  asked: readonly ExtraField[],
): Result<SaleFields, PosError> {
  const filled = Object.entries(given)
    .map(([name, value]) => [name, value.trim()] as const)
    .filter(([name, value]) => name !== SYSTEM && value !== "");
  for (const [name, value] of filled) {
    if (value.length > LONGEST_VALUE || /\p{Cc}/u.test(value)) return err(invalidInput(name, "schema"));
    if (holdsCardNumber(value)) return err(invalidInput(name, "code-is-card-number"));
  }
  for (const { name, label, required } of [...ownFields(system), ...asked]) {
    const isThere = filled.some(([each]) => each === name);
    if (required && !isThere) return err(invalidInput(name, "field-missing", label));
  }
  const number = filled.find(([name]) => name === "sender")?.[1];
  const sender = number === undefined ? null : compact(number);
  if (sender !== null && !isSender(sender, system)) return err(invalidInput("sender", "schema"));
  return ok({ sender, extra: Object.fromEntries(filled.filter(([name]) => name !== "sender")) });
}

/** "+225 07 08-09" and "2250708 09" are one number. */
function compact(number: string): string {
  return number.replaceAll(/[\s().-]/gu, "").replace(/^\+/u, "");
}

/** A phone has at most 15 digits (E.164); a wallet's number may have letters. */
function isSender(sender: string, system: WalletSystem): boolean {
  return asksForSender(system) ? /^\d{6,15}$/u.test(sender) : /^[\x21-\x7e]{1,100}$/u.test(sender);
}
