import { z } from "zod";

/** What can be put on paper. Told by name alone: what it says is read from the journal when it is printed. */
export const printableSchema = z.discriminatedUnion("kind", [
  /** The payment slip of a paid sale, with the fiscal receipt's code once there is one. */
  z.strictObject({ kind: z.literal("sale"), saleId: z.string().min(1).max(64) }),
  z.strictObject({
    kind: z.literal("refund"),
    saleId: z.string().min(1).max(64),
    refundId: z.string().min(1).max(64),
  }),
  /** A shift's report: the Z report of this number, or (null) an X report of the open shift. */
  z.strictObject({ kind: z.literal("shift"), zNumber: z.int().min(1).nullable() }),
  /** Tries out letters, width, code and knife. */
  z.strictObject({ kind: z.literal("test") }),
]);
export type Printable = Readonly<z.infer<typeof printableSchema>>;

/** Why something is not on paper. */
export const printProblemSchema = z.enum([
  "not-found",
  "address-forbidden",
  "unreachable",
  "out-of-paper",
  "cover-open",
  "printer-offline",
  "stalled",
  "interrupted",
  "queue-refused",
  "device-missing",
  "restarted",
]);
export type PrintProblem = z.infer<typeof printProblemSchema>;

/** A print that is not on paper yet. */
export const printJobSchema = z.strictObject({
  id: z.string(),
  what: printableSchema,
  /** The sale's number, for people; null where no sale is meant. */
  saleNumber: z.string().nullable(),
  who: z.string(),
  askedAt: z.int(),
  /**
   * `waiting` is tried again by itself, nothing of it is on paper. `held` waits for a person: a part may be on paper, or
   * it is of another day.
   */
  state: z.enum(["printing", "waiting", "held"]),
  problem: printProblemSchema.nullable(),
});
export type PrintJob = Readonly<z.infer<typeof printJobSchema>>;

/** How printing stands, as the whole screen needs to know it. */
export const printingStatusSchema = z.strictObject({
  /** A printer is set up. */
  ready: z.boolean(),
  jobs: z.array(printJobSchema),
});
export type PrintingStatus = Readonly<z.infer<typeof printingStatusSchema>>;

/** What a printer says of itself when it is asked. */
export const printerStateSchema = z.discriminatedUnion("state", [
  z.strictObject({ state: z.literal("ready"), paperLow: z.boolean() }),
  /** It takes prints; it does not say how it is, or the way to it cannot ask. */
  z.strictObject({ state: z.literal("silent") }),
  z.strictObject({ state: z.literal("failed"), problem: printProblemSchema, detail: z.string() }),
]);
export type PrinterState = Readonly<z.infer<typeof printerStateSchema>>;

/** A print as it will look: its dots (eight to a byte, rows from the top, 1 black, base64) and its words. */
export const printPreviewSchema = z.strictObject({
  width: z.int(),
  height: z.int(),
  dots: z.string(),
  lines: z.array(z.string()),
});
export type PrintPreview = Readonly<z.infer<typeof printPreviewSchema>>;
