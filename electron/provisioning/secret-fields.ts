import { z } from "zod";
import type { SecretName } from "../../shared/domain/settings.ts";

/** Longer than any provider's key; what is longer is a file pasted by mistake. */
const LONGEST_SECRET = 4000;

/** A blank or line end at an edge comes from copying, and would only show as a refused signature. */
const secret = z
  .string()
  .max(LONGEST_SECRET)
  .regex(/^\S(?:.*\S)?$/u, "must be one line without blanks around it, or null")
  .nullable();

/** The secrets that a document may set, or with null remove. They are never read back. */
export const secretFields = z
  .strictObject({
    "manager.pin": z
      .string()
      .regex(/^\d{4,12}$/u, "must be 4 to 12 digits in quotes, or null")
      .nullable(),
    "freedom.secretKey": secret,
    "appotapay.apiKey": secret,
    "appotapay.secretKey": secret,
    "wallet.salt": secret,
  } satisfies Record<SecretName, z.ZodType>)
  .partial();
export type SecretFields = Readonly<z.infer<typeof secretFields>>;
