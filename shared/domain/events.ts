import { z } from "zod";
import { moneySchema } from "./money-schema.ts";
import { personEventSchemas } from "./person-events.ts";
import { receiptSchema } from "./receipt-schema.ts";
import {
  codeTraceSchema,
  declineSchema,
  evidenceSchema,
  notSentReasonSchema,
  payerSchema,
  presentationSchema,
  providerIdSchema,
  providerRefsSchema,
  unknownReasonSchema,
  viaSchema,
  wireAmountSchema,
} from "./sale.ts";
import { shiftEventSchemas } from "./shift.ts";
import { updateEventSchemas } from "./update-events.ts";

const attemptId = z.string().min(1);
const refundId = z.string().min(1);

/** Somebody else, whose PIN allowed what the one who acted may not do alone. */
const allowedBy = z.string().min(1).optional();

/** Everything that can happen to a sale, in the order in which the journal keeps it. */
export const saleEventSchema = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("sale.opened"),
    number: z.string(),
    day: z.string(),
    amount: moneySchema,
    reference: z.string(),
    note: z.string(),
  }),
  z.strictObject({ type: z.literal("sale.noted"), reference: z.string(), note: z.string() }),
  z.strictObject({ type: z.literal("sale.abandoned"), who: z.string(), why: z.string() }),
  z.strictObject({
    type: z.literal("payment.recorded"),
    attemptId,
    provider: providerIdSchema,
    amount: moneySchema,
    wire: wireAmountSchema,
    endpoint: z.string(),
    /** The merchant's account at the provider, where there is one; early journals name none. */
    account: z.string().optional(),
    fiscalization: z.enum(["receipt-url", "none"]),
    code: codeTraceSchema.nullable(),
    refs: providerRefsSchema,
  }),
  z.strictObject({ type: z.literal("payment.sent"), attemptId }),
  z.strictObject({ type: z.literal("payment.not-sent"), attemptId, reason: notSentReasonSchema, detail: z.string() }),
  z.strictObject({
    type: z.literal("payment.awaiting-customer"),
    attemptId,
    presentation: presentationSchema,
    refs: providerRefsSchema,
  }),
  z.strictObject({
    type: z.literal("payment.paid"),
    attemptId,
    via: viaSchema,
    refs: providerRefsSchema,
    payer: payerSchema,
    words: z.string().nullable(),
    tookMs: z.int().nullable(),
  }),
  z.strictObject({
    type: z.literal("payment.declined"),
    attemptId,
    via: viaSchema,
    decline: declineSchema,
    tookMs: z.int().nullable(),
  }),
  z.strictObject({ type: z.literal("payment.expired"), attemptId, via: viaSchema }),
  z.strictObject({ type: z.literal("payment.cancelled"), attemptId, via: viaSchema, who: z.string().nullable() }),
  z.strictObject({
    type: z.literal("payment.unknown"),
    attemptId,
    reason: unknownReasonSchema,
    detail: z.string(),
    listening: z.boolean(),
    /** Ids that a doubtful answer named: by these the payment is found in the provider's cabinet. */
    refs: providerRefsSchema.optional(),
  }),
  z.strictObject({
    type: z.literal("payment.listening-ended"),
    attemptId,
    reason: unknownReasonSchema,
    detail: z.string(),
  }),
  z.strictObject({
    type: z.literal("payment.settled"),
    attemptId,
    outcome: z.enum(["paid", "not-paid"]),
    who: z.string().min(1),
    allowedBy,
    evidence: evidenceSchema,
    why: z.string(),
    refs: providerRefsSchema,
  }),
  z.strictObject({
    type: z.literal("payment.identified"),
    attemptId,
    refs: providerRefsSchema,
    who: z.string().min(1),
    allowedBy,
  }),
  z.strictObject({
    type: z.literal("refund.recorded"),
    attemptId,
    refundId,
    amount: moneySchema,
    who: z.string().min(1),
    allowedBy,
    why: z.string(),
  }),
  z.strictObject({ type: z.literal("refund.sent"), attemptId, refundId }),
  z.strictObject({
    type: z.literal("refund.not-sent"),
    attemptId,
    refundId,
    reason: notSentReasonSchema,
    detail: z.string(),
  }),
  z.strictObject({ type: z.literal("refund.refunded"), attemptId, refundId, via: viaSchema }),
  z.strictObject({ type: z.literal("refund.declined"), attemptId, refundId, via: viaSchema, decline: declineSchema }),
  z.strictObject({
    type: z.literal("refund.unknown"),
    attemptId,
    refundId,
    reason: unknownReasonSchema,
    detail: z.string(),
  }),
  /** A person's decision over a refund that nobody could tell the end of. */
  z.strictObject({
    type: z.literal("refund.settled"),
    attemptId,
    refundId,
    outcome: z.enum(["refunded", "not-refunded"]),
    who: z.string().min(1),
    allowedBy,
    evidence: evidenceSchema,
    why: z.string(),
  }),
  /** The provider knows no refund: what the shop did instead. */
  z.strictObject({
    type: z.literal("refund.by-hand"),
    attemptId,
    refundId,
    amount: moneySchema,
    who: z.string().min(1),
    allowedBy,
    why: z.string(),
    how: z.string(),
  }),
  z.strictObject({ type: z.literal("fiscal.receipt-scanned"), receipt: receiptSchema }),
  z.strictObject({
    type: z.literal("fiscal.try-failed"),
    reason: z.string(),
    detail: z.string(),
    nextTryAt: z.int(),
  }),
  z.strictObject({ type: z.literal("fiscal.rejected"), rejection: declineSchema }),
  z.strictObject({ type: z.literal("fiscal.fiscalized"), words: z.string().nullable() }),
  /** The slip went to the printer. Every one after the first is a copy, and says so. */
  z.strictObject({ type: z.literal("slip.printed"), copy: z.boolean(), who: z.string() }),
]);
export type SaleEvent = Readonly<z.infer<typeof saleEventSchema>>;
export type SaleEventType = SaleEvent["type"];

/** What happens to the terminal itself. Kept in the same chain, bound to no sale. */
export const terminalEventSchema = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("terminal.started"), version: z.string(), host: z.enum(["electron", "browser"]) }),
  z.strictObject({ type: z.literal("terminal.stopped") }),
  z.strictObject({ type: z.literal("settings.changed"), who: z.string(), allowedBy, fields: z.array(z.string()) }),
  z.strictObject({
    type: z.literal("unit.chosen"),
    provider: providerIdSchema,
    unit: z.enum(["sum", "tiyin"]),
    who: z.string().min(1),
    allowedBy,
  }),
  z.strictObject({
    type: z.literal("unit.confirmed"),
    provider: providerIdSchema,
    unit: z.enum(["sum", "tiyin"]),
    saleId: z.string(),
    who: z.string().min(1),
    allowedBy,
  }),
  z.strictObject({
    type: z.literal("unit.refuted"),
    provider: providerIdSchema,
    unit: z.enum(["sum", "tiyin"]),
    saleId: z.string(),
    shown: moneySchema,
    who: z.string().min(1),
    allowedBy,
  }),
  /** Written before the pulse leaves: no drawer opens without a record. Whether it really opened, the till cannot see. */
  z.strictObject({ type: z.literal("drawer.pulsed"), who: z.string().min(1), allowedBy, why: z.string().min(1) }),
  z.strictObject({ type: z.literal("drawer.not-reached"), problem: z.string(), detail: z.string() }),
  /** A Z report went to the printer. Every one after the first is a copy, and says so. */
  z.strictObject({ type: z.literal("z-report.printed"), zNumber: z.int().min(1), copy: z.boolean(), who: z.string() }),
  z.strictObject({ type: z.literal("backup.made"), file: z.string() }),
  ...shiftEventSchemas,
  ...updateEventSchemas,
  /** What a support person needs was written to this machine; `file` is the archive's name, without its folder. */
  z.strictObject({
    type: z.literal("diagnostics.exported"),
    file: z.string(),
    bytes: z.int(),
    who: z.string(),
    allowedBy,
  }),
  /** Sales and events were written as files; `manifest` is the SHA-256 of the manifest, by which a copy is known. */
  z.strictObject({
    type: z.literal("data.exported"),
    file: z.string(),
    manifest: z.string(),
    who: z.string(),
    allowedBy,
  }),
  /** A provider's statement was held against the payments; `sha256` is of the file, by which a copy is known. */
  z.strictObject({
    type: z.literal("statement.compared"),
    provider: providerIdSchema,
    file: z.string(),
    sha256: z.string(),
    rows: z.int(),
    /** Paid here and there, the same money. */
    agreed: z.int(),
    onlyHere: z.int(),
    onlyThere: z.int(),
    who: z.string(),
    allowedBy,
  }),
  z.strictObject({ type: z.literal("journal.restored"), from: z.string(), who: z.string(), allowedBy }),
  /** The journal ended before what had been acknowledged; `kept` names the copy of its log. */
  z.strictObject({
    type: z.literal("journal.end-missing"),
    after: z.int(),
    until: z.int(),
    kept: z.string().nullable(),
  }),
  ...personEventSchemas,
]);
export type TerminalEvent = Readonly<z.infer<typeof terminalEventSchema>>;

/** One link of the journal's chain as it stands on disk. `at` is milliseconds since the epoch. */
export const storedEventSchema = z.strictObject({
  seq: z.int(),
  at: z.int(),
  saleId: z.string().nullable(),
  event: z.union([saleEventSchema, terminalEventSchema]),
  hash: z.string(),
});
export type StoredEvent = Readonly<z.infer<typeof storedEventSchema>>;
