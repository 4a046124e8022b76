import type { ExchangeResult } from "../../../../../electron/http/messages.ts";

/** An answer of the given JSON value or raw text. */
export function answer(body: unknown, status = 200): ExchangeResult & { readonly kind: "answered" } {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return { kind: "answered", status, headers: {}, body: Buffer.from(text), tookMs: 12, at: Date.UTC(2026, 10, 21) };
}

/** The invented merchant of contracts.md 5.2. */
export const MERCHANT = { partnerCode: "DEMOPARTNER", apiKey: "DEMOKEY", secretKey: "demo-secret-key" } as const;
export const SECRETS = [MERCHANT.secretKey, MERCHANT.apiKey] as const;

/** Source 3, `payment_info.qr_content` verbatim. */
export const QR =
  "00020101021238630010A000000727013300069704320119MQQ0759866wrYqzPLw70208QRIBFTTA5204549953037045405120005802VN" +
  "5916QRPAYMENT UAT 216011HO CHI MINH62430109wrYqzPLw70708Q07598660814AP26146183702063042A9D";

/** Source 3, the answer verbatim. */
export const CREATED = {
  transaction: {
    transaction_id: "01KFWSXKTKA645GHJMM27DWEBT",
    partner_ref_id: "igVSoghODYwBgJEbQdTj",
    status: "pending",
    amount: 12000,
    error_code: "34",
    error_message: "Giao dịch đang chờ xử lý",
    payment_method: "QR",
    created_at: "2026-01-26T16:24:49",
    paid_at: "",
  },
  payment_info: { qr_content: QR, qr_url: "", qr_type: "VIETQR" },
} as const;

/** A detail answer: the fields of contracts.md 5.3 with the values of source 3's order, paid. */
export const PAID = {
  order_id: "676979536619700224",
  transaction_id: "01KFWSXKTKA645GHJMM27DWEBT",
  payment_method: "QR",
  amount: 12000,
  status: "success",
  error_code: "00",
  error_message: "Giao dịch thành công",
  created_at: "2026-01-26T16:24:49",
  paid_at: "2026-01-26T16:25:33",
  is_sett: false,
  updated_at: "2026-01-26T16:25:34",
} as const;

const expected = {
  reference: "igVSoghODYwBgJEbQdTj",
  amount: { minor: 12_000, currency: "VND" },
  secrets: SECRETS,
} as const;

/** What was sent for CREATED, and asked for PAID. */
export const SENT = { phase: "charge", method: "QR", transactionId: null, echoesReference: true, ...expected } as const;
export const ASKED = {
  phase: "status",
  transactionId: "01KFWSXKTKA645GHJMM27DWEBT",
  echoesReference: false,
  ...expected,
} as const;

type Changes = Readonly<Record<string, unknown>>;

/** CREATED with fields of `transaction` changed; `undefined` takes one away. */
export function createdBut(transaction: Changes, info: unknown = CREATED.payment_info): object {
  return { transaction: { ...CREATED.transaction, ...transaction }, payment_info: info };
}

export function detailBut(changes: Changes): object {
  return { ...PAID, ...changes };
}

export function failure(code: unknown, message: unknown = "Không"): object {
  return { error_code: code, error_message: message };
}
