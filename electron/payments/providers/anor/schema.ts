import { z } from "zod";
import { decimal, errorCode, opaqueId, orNull, personal, words, written } from "../../answers/fields.ts";

/** `data` of both answers; the fields that decide are typed strictly (sources 0 and 1; contracts.md 1.4, 1.5). */
const dataSchema = z.object({
  transaction_id: orNull(opaqueId),
  payment_id: orNull(opaqueId),
  status: orNull(z.string()),
  error_code: orNull(errorCode),
  message: words,
  error_note: words,
  phone_number: personal,
  card_number: personal,
  /** Not documented for Anor; its sisters echo both (contracts.md 1.8), and an echo must be right. */
  amount: orNull(decimal),
  qr_code: orNull(written),
  error: orNull(z.unknown()),
});
export type AnswerData = z.infer<typeof dataSchema>;

const errorSchema = z.object({ code: orNull(errorCode), message: words });

/** The envelope of contracts.md 1.2. The flat fields must be absent: both shapes at once contradict themselves. */
export const envelopeSchema = z.object({
  is_success: z.boolean(),
  data: orNull(dataSchema),
  error: orNull(z.union([errorSchema, z.string().transform((message) => ({ code: null, message }))])),
  status: z.null().optional(),
  error_code: z.null().optional(),
  /** A second envelope beside the first: whatever it says, the two do not make one answer. */
  result: z.null().optional(),
});

/** The error without an envelope (source 0, "Error Response"). */
export const flatErrorSchema = z.object({
  status: z.string(),
  message: words,
  error_code: errorCode,
  is_success: z.undefined().optional(),
  data: z.null().optional(),
  error: z.null().optional(),
  result: z.null().optional(),
});
