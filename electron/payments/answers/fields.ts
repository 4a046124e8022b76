import { z } from "zod";
import { canonicalDecimal } from "../../http/decimal.ts";
import { asWritten } from "../../http/json.ts";

/** A text or a number as it was written; numbers arrive as `LosslessNumber` (`readJson`) or as text (XML). */
export const written = z.unknown().transform((value, context): string => {
  const text = asWritten(value);
  if (text !== null) return text;
  context.addIssue({ code: "custom", message: "neither text nor number" });
  return z.NEVER;
});

/** Absent and null are the same; afterwards there is one of them. */
export const orNull = <T extends z.ZodType>(schema: T) => schema.nullish().transform((value) => value ?? null);

/** An id of a provider: opaque, printable, without blanks, not absurdly long. */
export const opaqueId = written.pipe(z.string().regex(/^[\x21-\x7e]{1,100}$/u));

/** A decimal number in one spelling: "1000.00" and 1e3 become "1000". */
export const decimal = written.transform((text, context): string => {
  const number = canonicalDecimal(text);
  if (number !== null) return number;
  context.addIssue({ code: "custom", message: "not a number" });
  return z.NEVER;
});

/** An error code in one spelling. */
export const errorCode = written.pipe(z.string().max(40)).transform((text) => canonicalDecimal(text) ?? text.trim());

/** Meant for people only: whatever is not text is as good as nothing, and must not spoil a clear answer. */
export const words = orNull(z.string()).catch(null);

/** A phone or card as it was written, to be masked; anything else is as good as nothing. */
export const personal = orNull(written).catch(null);

/** The places in an answer that a schema did not like: names of fields, never their values. */
export function unexpectedIn(error: z.ZodError): string {
  const paths = error.issues.map((issue) => issue.path.map(String).join(".") || "the whole");
  return `unexpected in ${paths.slice(0, 5).join(", ").slice(0, 200)}`;
}
