import { z } from "zod";
import { unknownReasonSchema, notSentReasonSchema } from "../domain/sale.ts";
import { printProblemSchema } from "../domain/print-job.ts";
import { receiptProblemSchema } from "../domain/receipt-schema.ts";

/** Whether the customer's money moved: every message to a cashier answers this first. */
export const moneyMovedSchema = z.enum(["no", "yes", "unknown"]);

/** Every way an input can be refused. The screen has one sentence for each. */
export const invalidReasonSchema = z.enum([
  "amount-not-positive",
  "amount-too-small",
  "amount-too-large",
  "amount-loses-minor-units",
  "code-empty",
  "code-is-receipt",
  "code-is-card-number",
  "code-is-merchant-qr",
  "code-is-link",
  "code-is-product",
  "code-is-provisioning",
  "code-is-saved-card",
  "code-is-unknown",
  "code-too-long",
  "field-missing",
  "receipt-expected",
  "schema",
  ...receiptProblemSchema.options,
]);
export type InvalidReason = z.infer<typeof invalidReasonSchema>;

export const notConfiguredReasonSchema = z.enum([
  "provider-disabled",
  "base-url-missing",
  "base-url-public-http",
  "unit-not-chosen",
  "unit-not-confirmed",
  "identifier-missing",
  "secret-missing",
  "manager-missing",
]);

export const conflictReasonSchema = z.enum([
  "code-used",
  "receipt-used",
  "sale-not-found",
  "sale-has-open-payment",
  "sale-already-paid",
  "sale-not-paid",
  "sale-closed",
  "receipt-not-due",
  "nothing-to-settle",
  "hold-not-over",
  "transaction-id-needed",
  "payments-in-flight",
  "sale-open",
  "calibration-not-pending",
  "currency-differs",
  "refund-not-possible",
  "refund-too-large",
  "refund-open",
  "cancel-not-possible",
  "shift-open",
  "shift-not-open",
  "shift-cases-open",
  "report-not-found",
  "wrong-pin",
  "pin-locked",
  "printer-not-set-up",
  "print-queue-full",
  "drawer-not-set-up",
  "drawer-in-training",
  /** A senior's or a manager's PIN allows it. */
  "senior-needed",
  "manager-needed",
  "nothing-to-allow",
  "till-locked",
  "name-taken",
  "pin-taken",
  "last-manager",
  "person-not-found",
]);

export const storageReasonSchema = z.enum([
  "locked",
  "read-only",
  "newer-version",
  "corrupt",
  "disk-full",
  "io",
  "sqlite-too-old",
]);
export type StorageReason = z.infer<typeof storageReasonSchema>;

/**
 * Everything that can go wrong and reaches a person. A decline is not here: it is a state of a sale.
 * `offline` means that nothing left the till; `internal` carries an id that is also in the log.
 */
export const posErrorSchema = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("invalid-input"),
    field: z.string(),
    reason: invalidReasonSchema,
    detail: z.string().optional(),
  }),
  z.strictObject({
    kind: z.literal("not-configured"),
    reason: notConfiguredReasonSchema,
    detail: z.string().optional(),
  }),
  z.strictObject({ kind: z.literal("secret-unavailable"), detail: z.string() }),
  z.strictObject({ kind: z.literal("offline"), reason: notSentReasonSchema, detail: z.string() }),
  z.strictObject({ kind: z.literal("outcome-unknown"), reason: unknownReasonSchema, saleId: z.string() }),
  z.strictObject({
    kind: z.literal("provider-rejected"),
    code: z.string().nullable(),
    words: z.string().nullable(),
  }),
  z.strictObject({ kind: z.literal("provider-protocol"), detail: z.string() }),
  z.strictObject({
    kind: z.literal("conflict"),
    reason: conflictReasonSchema,
    /** The sale that stands in the way, where there is one. */
    saleId: z.string().nullable(),
    saleNumber: z.string().nullable(),
    /** For `hold-not-over` and `pin-locked`: when it may be tried again. */
    until: z.int().nullable(),
  }),
  /** The printer or the drawer on it; money has nothing to do with it. */
  z.strictObject({ kind: z.literal("printer"), problem: printProblemSchema, detail: z.string() }),
  z.strictObject({ kind: z.literal("storage"), reason: storageReasonSchema, detail: z.string() }),
  z.strictObject({ kind: z.literal("internal"), id: z.string() }),
]);
export type PosError = Readonly<z.infer<typeof posErrorSchema>>;
export type PosErrorKind = PosError["kind"];

export function invalidInput(field: string, reason: InvalidReason, detail?: string): PosError {
  return { kind: "invalid-input", field, reason, ...(detail === undefined ? {} : { detail }) };
}

export function conflict(
  reason: z.infer<typeof conflictReasonSchema>,
  about?: { readonly id: string; readonly number: string } | null,
  until: number | null = null,
): PosError {
  return { kind: "conflict", reason, saleId: about?.id ?? null, saleNumber: about?.number ?? null, until };
}
