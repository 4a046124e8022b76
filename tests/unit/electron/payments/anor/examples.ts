import type { ExchangeResult } from "../../../../../electron/http/messages.ts";

/** An answer of the given JSON value or raw text. */
export function answer(body: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): ExchangeResult {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return { kind: "answered", status, headers, body: Buffer.from(text), tookMs: 12, at: Date.UTC(2026, 10, 21) };
}

/** Source 0, request and answer verbatim. */
export const SENT = { phase: "charge", amount: "1000", code: "50502044301381396427" } as const;
export const PAID = {
  data: {
    transaction_id: "a12fc00f-5af5-65b8-adf8-74bff44680ee",
    status: "successfully",
    message: "Payment completed successfully",
    error_code: null,
    payment_id: "696e0246c9a128176d5934d8",
    error_note: null,
    payment_status: 1,
    phone_number: "998712565009",
    card_number: "860012******3456",
  },
  error: null,
  is_success: true,
} as const;

/** Source 1, request and answer verbatim. */
export const SENT_RECEIPT = { phase: "attach", transactionId: "a12fc00f-5af5-65b8-adf8-74bff44680ee" } as const;
export const ATTACHED = {
  data: {
    message: "Fiscalization completed successfully",
    error_code: 0,
    payment_id: 123456,
    transaction_id: "a12fc00f-5af5-65b8-adf8-74bff44680ee",
  },
  error: null,
  is_success: true,
} as const;

/** PAID with fields of `data` changed; `undefined` takes one away. */
export function paidBut(data: Readonly<Record<string, unknown>>): object {
  return { ...PAID, data: { ...PAID.data, ...data } };
}

export function flat(code: unknown, message: unknown = "Refused", status: unknown = "error"): object {
  return { status, message, error_code: code };
}

export function enveloped(code: unknown, message: unknown = "Refused", data: unknown = null): object {
  return { data: null, error: { code, message, data }, is_success: false };
}
