import { conflict, invalidInput, type PosError } from "../../../../shared/errors/pos-error.ts";
import type { Money } from "../../../../shared/domain/money.ts";
import { err, ok, type Result } from "../../../../shared/result.ts";
import type { ChargeIntent } from "../../port.ts";

/** The create call's body, its keys in the order of the source document (source 3; contracts.md 5.3). */
export interface Order {
  readonly partner_ref_id: string;
  readonly order_info: string;
  readonly terminal_id: string;
  readonly payment_method: "QR" | "POS";
  readonly amount: number;
}

/** The least that AppotaPay takes (source 3: "min: 10000"). */
export const LEAST: Money = { minor: 10_000, currency: "VND" };
/** Source 3: at most 26 of these. */
const REFERENCE = /^[A-Za-z0-9_-]{1,26}$/u;
/** Source 3: at most 20; the vendor names no characters, so none that could break a line or a log. */
const TERMINAL = /^[\x21-\x7e]{1,20}$/u;
const LONGEST_INFO = 100;

export function isReference(text: string): boolean {
  return REFERENCE.test(text);
}

export function isTerminalId(text: string): boolean {
  return TERMINAL.test(text);
}

/** The order of a charge, everything that AppotaPay would refuse refused beforehand. */
export function orderOf(
  intent: ChargeIntent,
  terminalId: string,
  method: Order["payment_method"],
): Result<Order, PosError> {
  const { attemptId, amount, saleNumber, reference = "" } = intent;
  if (amount.currency !== LEAST.currency) return err(conflict("currency-differs"));
  // A dong has no parts: the minor unit is what goes over the wire.
  if (!Number.isSafeInteger(amount.minor) || amount.minor <= 0) {
    return err(invalidInput("amount", "amount-not-positive"));
  }
  if (amount.minor < LEAST.minor) return err(invalidInput("amount", "amount-too-small", String(LEAST.minor)));
  if (!isReference(attemptId)) return err(invalidInput("attemptId", "schema"));
  return ok({
    partner_ref_id: attemptId,
    order_info: orderInfo(`${saleNumber} ${reference}`) || attemptId,
    terminal_id: terminalId,
    payment_method: method,
    amount: amount.minor,
  });
}

/** The exact bytes of an order: they are signed and sent, serialised once. */
export function bytesOf(order: Order): Buffer {
  return Buffer.from(JSON.stringify(order));
}

/**
 * "Order information" (source 3): the sale's number and the shop's reference of the order. One line without invisible
 * characters; cut between characters, never inside one.
 */
function orderInfo(text: string): string {
  const line = text.replaceAll(/[\p{C}\p{Z}]+/gu, " ").trim();
  let cut = "";
  for (const character of line) {
    if (cut.length + character.length > LONGEST_INFO) break;
    cut += character;
  }
  return cut.trim();
}
