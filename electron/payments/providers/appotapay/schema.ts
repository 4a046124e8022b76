import { z } from "zod";
import { decimal, errorCode, orNull, words, written } from "../../answers/fields.ts";

/** AppotaPay's id of a transaction, a ULID so far; nothing that could not stand in a log or a cabinet's search. */
const transactionId = written.pipe(z.string().regex(/^[A-Za-z0-9_-]{1,64}$/u));

/**
 * A transaction as the create answer has it inside (source 3), the detail answer flat (contracts.md 5.3) and an IPN
 * inside its `data` (5.6). What decides is typed strictly; `error_code` is "34" or 34 (5.4).
 */
export const transactionSchema = z.object({
  status: z.string().max(40),
  transaction_id: orNull(transactionId),
  partner_ref_id: orNull(written),
  amount: orNull(decimal),
  /** Not documented; were it there, it had to be ours. */
  currency: orNull(written),
  error_code: orNull(errorCode),
  error_message: words,
  payment_method: words,
  paid_at: words,
});
export type Transaction = Readonly<z.infer<typeof transactionSchema>>;

export const paymentInfoSchema = z.object({ qr_content: words });

/** An error without a transaction: any HTTP status but 200 (source 3, "Failure"). */
export const errorSchema = z.object({ error_code: errorCode, error_message: words });
