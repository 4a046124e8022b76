import type { Answered, ExchangeResult } from "../../../../../electron/http/messages.ts";
import type { SentCreate } from "../../../../../electron/payments/providers/wallet/create-outcome.ts";
import type { SentProcess } from "../../../../../electron/payments/providers/wallet/process-outcome.ts";
import { dpaySecure } from "../../../../../electron/payments/providers/wallet/signature.ts";
import type { AskedStatus } from "../../../../../electron/payments/providers/wallet/status-outcome.ts";
import { walletSystem } from "../../../../../shared/domain/wallet-systems.ts";

export const SALT = "demo-salt";
export const SENDER = "22890123456";
export const TRACKING = "79DF-60B0-17F6";

const system = walletSystem("visamaster.uah");
if (!system) throw new Error("the table lacks visamaster.uah");

const refs = { reference: "26", transactionId: TRACKING };
export const CREATE: SentCreate = { phase: "create", paymentId: "26", salt: SALT, secrets: [SENDER] };
export const PROCESS: SentProcess = { phase: "process", refs, system, amount: "100.00", salt: SALT, secrets: [SENDER] };
export const STATUS: AskedStatus = { phase: "status", refs, amount: { minor: 10_000, currency: "UAH" }, salt: SALT };

/** Source 4's answers; the successful one's number as it must have been meant. */
export const CREATED = { tracking: TRACKING, payment_id: 26 };
export const EXISTS = { error: { code: 0, message: "Transaction already exists" } };
/** As the document has it: with a Cyrillic letter in the number. */
export const CYRILLIC = '{ "tracking": "79DF-60B0-17F6", "payment_id": 2б }';

/** contracts.md 6.3. */
export const PROCESSED = {
  payment_id: 26,
  tracking: TRACKING,
  pay_form: "https://pay.example/form/26",
  pay_link: "https://pay.example/link/26",
  status: "PAYIN",
  h2h_allow: false,
  h2h_session: null,
  h2h_data: null,
};
export const PAYED = {
  tracking: TRACKING,
  payment_id: "26",
  currency: "visamaster.uah",
  created: "2026-01-26 16:24:49",
  processed: "2026-01-26 16:25:10",
  status: "PAYED",
  amount: "100.00",
  fee: "1.50",
  accrual_amount: "98.50",
  accrual_currency: "UAH",
  is_recalc: false,
};
export const NOT_FOUND = { error: { code: 401, message: "Payment not found" } };

/** An answer, signed as the provider signs, unless told otherwise. */
export function answered(body: unknown, over: Partial<Answered> = {}): ExchangeResult {
  const bytes = Buffer.from(typeof body === "string" ? body : JSON.stringify(body));
  const headers = { dpay_secure: dpaySecure(bytes, SALT) };
  return { kind: "answered", status: 200, headers, body: bytes, tookMs: 1, at: 0, ...over };
}
