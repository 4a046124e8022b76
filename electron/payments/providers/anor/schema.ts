import { z } from "zod";
import { asWritten } from "../../../http/json.ts";
import { canonicalDecimal } from "../../../http/decimal.ts";

/** Numbers arrive as `LosslessNumber`, or as text: the vendor's documents type the same field both ways. */
const written = z.unknown().transform((value, context): string => {
  const text = asWritten(value);
  if (text !== null) return text;
  context.addIssue({ code: "custom", message: "neither text nor number" });
  return z.NEVER;
});

/** Absent and null are the same to us; afterwards there is one of them. */
const orNull = <T extends z.ZodType>(schema: T) => schema.nullish().transform((value) => value ?? null);

/** An id of the provider: opaque text or whole number, printable, not absurdly long (contracts.md 1.4, `payment_id`). */
const id = written.pipe(z.string().regex(/^[\x21-\x7e]{1,100}$/u));

/** An error code in one spelling; 0 in any spelling means no error (contracts.md 1.4, `error_code`). */
const code = written.pipe(z.string().max(40)).transform((text) => canonicalDecimal(text) ?? text.trim());

const decimal = written.transform((text, context): string => {
  const number = canonicalDecimal(text);
  if (number !== null) return number;
  context.addIssue({ code: "custom", message: "not a number" });
  return z.NEVER;
});

/** Meant for people only: whatever is not text is as good as nothing, and must not spoil a clear answer. */
const words = orNull(z.string()).catch(null);
const personal = orNull(written).catch(null);

/** `data` of both answers; the fields that decide are typed strictly (sources 0 and 1; contracts.md 1.4, 1.5). */
const dataSchema = z.object({
  transaction_id: orNull(id),
  payment_id: orNull(id),
  status: orNull(z.string()),
  error_code: orNull(code),
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

const errorSchema = z.object({ code: orNull(code), message: words });

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
  error_code: code,
  is_success: z.undefined().optional(),
  data: z.null().optional(),
  error: z.null().optional(),
  result: z.null().optional(),
});
