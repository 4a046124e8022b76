import { z } from "zod";
import { moneySchema } from "./money.ts";
import { receiptSchema } from "./receipt.ts";

/** The states of one charge attempt; `docs/architecture.md` has the table of transitions. */
export const paymentStateSchema = z.enum([
  "recorded",
  "sent",
  "not-sent",
  "awaiting-customer",
  "unknown",
  "paid",
  "declined",
  "expired",
  "cancelled",
]);
export type PaymentState = z.infer<typeof paymentStateSchema>;

export const fiscalStateSchema = z.enum(["not-required", "awaiting-receipt", "queued", "rejected", "fiscalized"]);
export type FiscalState = z.infer<typeof fiscalStateSchema>;

export const providerIdSchema = z.enum(["anor", "freedom", "appotapay", "wallet"]);
export type ProviderId = z.infer<typeof providerIdSchema>;

/** Why it is proven that nothing left the till. */
export const notSentReasonSchema = z.enum([
  "dns",
  "refused",
  "unreachable",
  "tls",
  "connect-timeout",
  "address-forbidden",
  "not-recorded",
  "secret-unavailable",
  "restarted",
]);
export type NotSentReason = z.infer<typeof notSentReasonSchema>;

/** Why nobody can say yet whether the money moved. */
export const unknownReasonSchema = z.enum([
  "no-answer",
  "connection-lost",
  "http-error",
  "unreadable-answer",
  "unexpected-answer",
  "amount-mismatch",
  "id-mismatch",
  "unknown-status",
  "answer-too-large",
  "provider-unsure",
  "bad-signature",
  "restarted",
]);
export type UnknownReason = z.infer<typeof unknownReasonSchema>;

/** How the till learned an outcome. */
export const viaSchema = z.enum(["answer", "late-answer", "status", "person"]);
export type Via = z.infer<typeof viaSchema>;

/** What a person looked at before settling an unknown payment. */
export const evidenceSchema = z.enum(["customer-app", "provider-cabinet", "provider-support", "statement"]);
export type Evidence = z.infer<typeof evidenceSchema>;

/** The ids under which the provider knows an attempt. All opaque text, whatever type they had on the wire. */
export const providerRefsSchema = z.strictObject({
  transactionId: z.string().optional(),
  paymentId: z.string().optional(),
  reference: z.string().optional(),
});
export type ProviderRefs = Readonly<z.infer<typeof providerRefsSchema>>;

/** Who paid, masked: at most the first six and last four digits of a card, the last four of a phone. */
export const payerSchema = z.strictObject({ card: z.string().optional(), phone: z.string().optional() });
export type Payer = Readonly<z.infer<typeof payerSchema>>;

/** The number that was sent to the provider and its unit, e.g. `{ amount: "127500", unit: "sum" }`. */
export const wireAmountSchema = z.strictObject({ amount: z.string(), unit: z.string() });
export type WireAmount = Readonly<z.infer<typeof wireAmountSchema>>;

/** The customer's code as it may be kept: a keyed fingerprint for the once-only rule, a mask for people. */
export const codeTraceSchema = z.strictObject({ fingerprint: z.string(), mask: z.string() });
export type CodeTrace = Readonly<z.infer<typeof codeTraceSchema>>;

/** What the customer is shown while the provider waits for them. */
export const presentationSchema = z.discriminatedUnion("kind", [
  /** A text to be drawn as a QR and paid with the customer's app. */
  z.strictObject({ kind: z.literal("qr"), text: z.string(), expiresAt: z.int().nullable() }),
  /** The customer confirms on their phone, or pays at a card terminal beside the till. */
  z.strictObject({ kind: z.literal("customer-device") }),
  /** Coins to an address; `amount` is the decimal text that must arrive. */
  z.strictObject({
    kind: z.literal("crypto"),
    address: z.string(),
    amount: z.string(),
    confirmations: z.int(),
    needed: z.int(),
  }),
]);
export type Presentation = Readonly<z.infer<typeof presentationSchema>>;

export const declineSchema = z.strictObject({ code: z.string().nullable(), words: z.string().nullable() });
export type Decline = Readonly<z.infer<typeof declineSchema>>;

export const settlementByPersonSchema = z.strictObject({
  outcome: z.enum(["paid", "not-paid"]),
  who: z.string(),
  evidence: evidenceSchema,
  why: z.string(),
  at: z.int(),
});

export const refundStateSchema = z.enum(["recorded", "sent", "not-sent", "refunded", "declined", "unknown", "by-hand"]);
export type RefundState = z.infer<typeof refundStateSchema>;

/** Money going back. The same rules as for a charge: durable first, unknown possible, never twice. */
export const refundSchema = z.strictObject({
  id: z.string(),
  state: refundStateSchema,
  amount: moneySchema,
  who: z.string(),
  why: z.string(),
  recordedAt: z.int(),
  endedAt: z.int().nullable(),
  via: viaSchema.nullable(),
  /** Why it was not sent, is unknown or was declined; how it was done by hand. */
  detail: z.string(),
});
export type Refund = Readonly<z.infer<typeof refundSchema>>;

/** One charge attempt. Times are milliseconds since the epoch, by the till's clock. */
export const attemptSchema = z.strictObject({
  id: z.string(),
  provider: providerIdSchema,
  state: paymentStateSchema,
  amount: moneySchema,
  wire: wireAmountSchema,
  endpoint: z.string(),
  fiscalization: z.enum(["receipt-url", "none"]),
  code: codeTraceSchema.nullable(),
  recordedAt: z.int(),
  sentAt: z.int().nullable(),
  /** When the outcome (or its absence) was written down. */
  endedAt: z.int().nullable(),
  tookMs: z.int().nullable(),
  via: viaSchema.nullable(),
  /** The socket is still open: a late answer may come. */
  listening: z.boolean(),
  notSent: z.strictObject({ reason: notSentReasonSchema, detail: z.string() }).nullable(),
  unknown: z.strictObject({ reason: unknownReasonSchema, detail: z.string(), since: z.int() }).nullable(),
  decline: declineSchema.nullable(),
  presentation: presentationSchema.nullable(),
  refs: providerRefsSchema,
  payer: payerSchema,
  settled: settlementByPersonSchema.nullable(),
  /** What the provider said after a person, or itself, had said otherwise. Needs a manager, never silently resolved. */
  contradiction: z.enum(["provider-says-paid", "provider-says-declined"]).nullable(),
  /** A paid attempt stays `paid`; what went back of it is told by its refunds. */
  refunds: z.array(refundSchema),
});
export type Attempt = Readonly<z.infer<typeof attemptSchema>>;

export const fiscalSchema = z.strictObject({
  state: fiscalStateSchema,
  receipt: receiptSchema.nullable(),
  /** Tries made with the receipt now attached. */
  tries: z.int(),
  nextTryAt: z.int().nullable(),
  lastFailure: z.strictObject({ reason: z.string(), detail: z.string() }).nullable(),
  rejection: declineSchema.nullable(),
  since: z.int(),
  fiscalizedAt: z.int().nullable(),
});
export type Fiscal = Readonly<z.infer<typeof fiscalSchema>>;

/** A sale with all its attempts, as the journal's events tell it. */
export const saleSchema = z.strictObject({
  id: z.string(),
  /** What people say: month-day and a running number of that day, e.g. "1121-0043". */
  number: z.string(),
  /** The business day in the shop's time zone, `YYYY-MM-DD`. */
  day: z.string(),
  openedAt: z.int(),
  updatedAt: z.int(),
  amount: moneySchema,
  reference: z.string(),
  note: z.string(),
  status: z.enum(["open", "abandoned"]),
  attempts: z.array(attemptSchema),
  /** Null until the sale is paid. */
  fiscal: fiscalSchema.nullable(),
});
export type Sale = Readonly<z.infer<typeof saleSchema>>;

/** The attempt that the sale stands or falls with: the paid one, else the last. */
export function currentAttempt(sale: Sale): Attempt | null {
  return sale.attempts.find((a) => a.state === "paid") ?? sale.attempts.at(-1) ?? null;
}

/**
 * The payment that the sale's receipt belongs to: the first that took money and needs one. Money that turns up later,
 * against what was said before, does not draw a receipt to itself that is on its way already.
 */
export function receiptedAttempt(sale: Sale): Attempt | null {
  const paid = sale.attempts.filter((a) => a.state === "paid" && a.fiscalization === "receipt-url");
  return paid.toSorted((one, other) => (one.endedAt ?? 0) - (other.endedAt ?? 0))[0] ?? null;
}

/** More than one attempt of this sale took money: only possible after a person's wrong decision; must be said. */
export function paidTwice(sale: Sale): boolean {
  return sale.attempts.filter((a) => a.state === "paid").length > 1;
}

/** An attempt in one of these states forbids another charge for the same sale. */
export function isUnsettled(state: PaymentState): boolean {
  return state === "recorded" || state === "sent" || state === "awaiting-customer" || state === "unknown";
}

/** A refund in one of these states forbids another one of the same payment. */
export function isUnsettledRefund(state: RefundState): boolean {
  return state === "recorded" || state === "sent" || state === "unknown";
}

/** Money that went back, and money that may have: in minor units of the attempt's currency. */
export function refundedOf(attempt: Attempt): { readonly done: number; readonly possible: number } {
  const sum = (refunds: readonly Refund[]) => refunds.reduce((total, refund) => total + refund.amount.minor, 0);
  const done = sum(attempt.refunds.filter((r) => r.state === "refunded" || r.state === "by-hand"));
  return { done, possible: done + sum(attempt.refunds.filter((r) => isUnsettledRefund(r.state))) };
}

/** Something of this sale is between the till and a provider: a charge, a refund, or a customer at their phone. */
export function hasOpenPayment(sale: Sale): boolean {
  return sale.attempts.some(
    (a) =>
      a.state === "recorded" ||
      a.state === "sent" ||
      a.state === "awaiting-customer" ||
      a.refunds.some((r) => r.state === "recorded" || r.state === "sent"),
  );
}

export function hasUnknownPayment(sale: Sale): boolean {
  return sale.attempts.some(
    (a) => a.state === "unknown" || a.contradiction !== null || a.refunds.some((r) => r.state === "unknown"),
  );
}

/** Paid, and the law's receipt is not attached yet. */
export function lacksReceipt(sale: Sale): boolean {
  const state = sale.fiscal?.state;
  return state === "awaiting-receipt" || state === "queued" || state === "rejected";
}
