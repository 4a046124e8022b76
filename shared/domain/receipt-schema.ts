import { z } from "zod";

/** The fiscal receipt behind an OFD check link. `issuedAt` is milliseconds since the epoch. */
export const receiptSchema = z.strictObject({
  url: z.string(),
  /** Fiscal module id, two capitals and twelve digits. */
  terminalId: z.string(),
  /** Receipt number, decimal digits as printed. */
  number: z.string(),
  issuedAt: z.int(),
  /** Fiscal sign, twelve digits; leading zeros matter. */
  sign: z.string(),
});
export type Receipt = Readonly<z.infer<typeof receiptSchema>>;

export const receiptProblemSchema = z.enum([
  "not-a-link",
  "wrong-host",
  "wrong-path",
  "missing-field",
  "bad-terminal",
  "bad-number",
  "bad-date",
  "bad-sign",
  "in-the-future",
  "too-old",
]);
export type ReceiptProblem = z.infer<typeof receiptProblemSchema>;
