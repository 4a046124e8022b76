import { z } from "zod";
import { evidences, notSentReasons, unknownReasons } from "./choices.ts";
import { moneySchema } from "./money-schema.ts";
import { receiptSchema } from "./receipt-schema.ts";

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
export const notSentReasonSchema = z.enum(notSentReasons);
export type NotSentReason = z.infer<typeof notSentReasonSchema>;

/** Why nobody can say yet whether the money moved. */
export const unknownReasonSchema = z.enum(unknownReasons);
export type UnknownReason = z.infer<typeof unknownReasonSchema>;

/** How the till learned an outcome. */
export const viaSchema = z.enum(["answer", "late-answer", "status", "person"]);
export type Via = z.infer<typeof viaSchema>;

/** What a person looked at before settling an unknown payment. */
export const evidenceSchema = z.enum(evidences);
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
  /** The merchant's account at the provider; left out where it knows none, and in early journals. */
  account: z.string().optional(),
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
