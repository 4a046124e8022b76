import { z } from "zod";
import { decimal, errorCode, opaqueId, orNull, personal, words, written } from "../../answers/fields.ts";

/** No error is written as nothing, as nought, or not at all (source 2's example has 0). */
const error = orNull(errorCode).transform((code) => (code === "" || code === "0" ? null : code));

/** Every answer of the v5 invoice calls (source 2; contracts.md 4.4). What decides is typed strictly. */
export const invoiceSchema = z.object({
  /** Of the request, not of the payment. */
  status: written,
  invoice_status: orNull(written),
  order_id: orNull(opaqueId),
  invoice_id: orNull(opaqueId),
  error_code: error,
  error_description: words,
  card_pan: personal,
  amount: orNull(decimal),
  currency: orNull(written),
  invoice_methods: orNull(z.object({ qr: orNull(z.string()) })),
});
export type InvoiceAnswer = z.infer<typeof invoiceSchema>;

/** The answers of `cancel.php` and `revoke.php` (contracts.md 4.6). */
export const classicSchema = z.object({
  pg_status: written,
  pg_payment_id: orNull(opaqueId),
  pg_refund_amount: orNull(decimal),
  pg_error_code: error,
  pg_error_description: words,
  pg_failure_code: error,
  pg_failure_description: words,
  pg_sig: orNull(z.string()),
});
export type ClassicAnswer = z.infer<typeof classicSchema>;
