import { z } from "zod";
import { storedEventSchema } from "../../domain/events.ts";
import { evidenceSchema, providerIdSchema, saleSchema } from "../../domain/sale.ts";
import type { Calls } from "./call.ts";
import { attemptId, nothing, pin, saleId, scannedText, who } from "./inputs.ts";

const saleWithStory = z.strictObject({ sale: saleSchema, events: z.array(storedEventSchema) });

const refund = { saleId, attemptId, amount: z.number(), who, why: z.string().max(300) };

/** What the cashier does with the lane's text fields. */
const labels = { reference: z.string().max(60), note: z.string().max(300) };

/** Sales, their payments, receipts and refunds. */
export const salesCalls = {
  /**
   * Opens a sale (or takes up one whose last attempt took no money) and charges the scanned code. Answers as soon as
   * the intent is durable; the outcome comes as `sale-changed`.
   */
  "sales.charge": {
    input: z.strictObject({
      saleId: saleId.nullable(),
      /** As typed: whole sums, or units of the currency's last typed decimal. Ignored when `saleId` is given. */
      amount: z.number(),
      /** Null where the provider shows a QR or asks the customer's device. */
      code: scannedText.nullable(),
      /** The selected one when left out; for a sale that goes on, the one of its last attempt. */
      provider: providerIdSchema.optional(),
      /** What the provider asked to be filled in (`providers.fields`). */
      fields: z.record(z.string().max(100), z.string().max(500)).optional(),
      ...labels,
    }),
    output: saleSchema,
  },
  /** Ends a sale in which no money moved. */
  "sales.abandon": { input: z.strictObject({ saleId, why: z.string().max(300) }), output: saleSchema },
  "sales.note": { input: z.strictObject({ saleId, ...labels }), output: saleSchema },
  /** A receipt's QR for a paid sale; from here on the till attaches it by itself. */
  "sales.attachReceipt": { input: z.strictObject({ saleId, code: scannedText }), output: saleSchema },
  /** Tries the queued receipt now instead of at its time. */
  "sales.retryReceipt": { input: z.strictObject({ saleId }), output: saleSchema },
  /** A person's decision over an unknown payment (or over a contradiction), on record with who, why and what they saw. */
  "sales.settle": {
    input: z.strictObject({
      saleId,
      attemptId: z.string(),
      outcome: z.enum(["paid", "not-paid"]),
      who,
      evidence: evidenceSchema,
      why: z.string().max(300),
      /** As the provider's cabinet shows it; needed before a receipt can be attached. */
      transactionId: z.string().trim().max(100).optional(),
      pin: pin.optional(),
    }),
    output: saleSchema,
  },
  /** Adds the provider's transaction id to a payment that a person settled as paid. */
  "sales.identify": {
    input: z.strictObject({
      saleId,
      attemptId: z.string(),
      transactionId: z.string().trim().min(1).max(100),
      who,
      pin: pin.optional(),
    }),
    output: saleSchema,
  },
  /** Asks the provider now what became of a payment that waits or is unknown. */
  "sales.askStatus": { input: z.strictObject({ saleId, attemptId }), output: saleSchema },
  /** Calls off a payment that waits for its customer, where the provider can. */
  "sales.cancelPayment": { input: z.strictObject({ saleId, attemptId, who }), output: saleSchema },
  /** Sends money back through the provider; `amount` as typed. */
  "sales.refund": { input: z.strictObject({ ...refund, pin: pin.optional() }), output: saleSchema },
  /** Puts on record how the shop gave money back where the provider knows no refund. */
  "sales.refundByHand": {
    input: z.strictObject({ ...refund, how: z.string().trim().min(1).max(300), pin: pin.optional() }),
    output: saleSchema,
  },
  "sales.settleRefund": {
    input: z.strictObject({
      saleId,
      attemptId,
      refundId: z.string().min(1).max(64),
      outcome: z.enum(["refunded", "not-refunded"]),
      who,
      evidence: evidenceSchema,
      why: z.string().max(300),
      pin: pin.optional(),
    }),
    output: saleSchema,
  },
  /** Sales of one business day, newest first; `day` null means today. */
  "sales.ofDay": { input: z.strictObject({ day: z.iso.date().nullable() }), output: z.array(saleSchema) },
  "sales.story": { input: z.strictObject({ saleId }), output: saleWithStory },
  /** The lists that must become empty. Oldest first. */
  "sales.waiting": {
    input: nothing,
    output: z.strictObject({
      unknown: z.array(saleSchema),
      /** Payments that wait for their customer. */
      customers: z.array(saleSchema),
      receipts: z.array(saleSchema),
    }),
  },
} as const satisfies Calls;
