import { z } from "zod";
import { decimal, errorCode, opaqueId, orNull, words, written } from "../../answers/fields.ts";
import { canonicalDecimal } from "../../../http/decimal.ts";

/** An error is known by its presence: code 0 is one (source 4). */
export const errorSchema = z.object({ code: orNull(errorCode), message: words });

/** An own invoice number as it was written; sent as an integer, it comes back as a text (contracts.md 6.3). */
const invoiceNumber = written.pipe(z.string().max(40)).transform((text) => canonicalDecimal(text) ?? text.trim());

/** `create` (source 4). */
export const createdSchema = z.object({ tracking: opaqueId, payment_id: invoiceNumber });

const count = written.pipe(z.string().regex(/^\d{1,6}$/u)).transform(Number);

/** Coins: where to, and how far. A half-known one is none. */
const cryptoSchema = z.object({
  address: z.string().regex(/^[A-Za-z0-9:._-]{8,130}$/u),
  current_confirmations: orNull(count).catch(null),
  success_confirmations: orNull(count).catch(null),
});
export type CryptoPart = z.infer<typeof cryptoSchema>;
const crypto = orNull(cryptoSchema).catch(null);

/** A link or a page; what is no text (a form's fields, an empty list) is as good as nothing. */
const link = orNull(z.string()).catch(null);

/** `process` (contracts.md 6.3). */
export const processedSchema = z.object({
  payment_id: invoiceNumber,
  tracking: orNull(opaqueId),
  status: z.string(),
  pay_form: link,
  pay_link: link,
  crypto,
});
export type Processed = z.infer<typeof processedSchema>;

const flag = z.unknown().transform((value) => {
  const text = written.safeParse(value);
  return value === true || (text.success && ["1", "true"].includes(text.data.trim().toLowerCase()));
});

/** `status` (contracts.md 6.3). */
export const statusSchema = z.object({
  payment_id: invoiceNumber,
  tracking: orNull(opaqueId),
  status: z.string(),
  amount: orNull(decimal),
  currency: orNull(z.string()),
  accrual_amount: orNull(decimal).catch(null),
  accrual_currency: orNull(z.string()).catch(null),
  fee: orNull(decimal).catch(null),
  is_recalc: flag,
  /** Not documented here; shows the coins' progress where it comes. */
  crypto,
});
export type InvoiceStatus = z.infer<typeof statusSchema>;
