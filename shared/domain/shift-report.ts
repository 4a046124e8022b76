import { z } from "zod";
import { currencySchema, moneySchema } from "./money-schema.ts";
import { paymentStateSchema, providerIdSchema } from "./sale.ts";
import { modeSchema } from "./settings.ts";

/** How many, and how much together in minor units of the row's currency. */
export const tallySchema = z.strictObject({ count: z.int().min(0), minor: z.int().min(0) });
export type Tally = Readonly<z.infer<typeof tallySchema>>;

/** What keeps a shift from being closed without a word: each is decided, or carried over by name. */
export const shiftProblemSchema = z.enum([
  "payment-in-flight",
  "payment-awaiting",
  "payment-unknown",
  "payment-contradicted",
  "refund-in-flight",
  "refund-unknown",
  "receipt-missing",
  "receipt-queued",
  "receipt-rejected",
]);
export type ShiftProblem = z.infer<typeof shiftProblemSchema>;

/** One thing that is not settled at the moment of the report, of this shift or of an earlier one. */
export const shiftCaseSchema = z.strictObject({
  /** The same in every report for as long as the thing is not settled. */
  id: z.string().min(1).max(200),
  saleId: z.string(),
  saleNumber: z.string(),
  provider: providerIdSchema,
  amount: moneySchema,
  problem: shiftProblemSchema,
  /** Milliseconds since the epoch, by the till's clock. */
  since: z.int(),
  /** Its sale was opened before this shift. */
  earlier: z.boolean(),
});
export type ShiftCase = Readonly<z.infer<typeof shiftCaseSchema>>;

/** A case that a person let pass into the next shift. */
export const carriedCaseSchema = z.strictObject({ ...shiftCaseSchema.shape, why: z.string().min(1).max(300) });
export type CarriedCase = Readonly<z.infer<typeof carriedCaseSchema>>;

/** The money of one provider in one currency. */
export const shiftTotalsSchema = z.strictObject({
  provider: providerIdSchema,
  currency: currencySchema,
  /** Payments that became paid in this shift, whenever they were begun. */
  taken: tallySchema,
  /** Those of `taken` that were begun in an earlier shift: late answers, decisions over what was carried. */
  takenLate: tallySchema,
  /** Refunds that were done in this shift, through the provider or by hand, of any sale. */
  refunded: tallySchema,
  /** Refunds of any shift that may have gone through: nobody knows yet. */
  refundsPossible: tallySchema,
  /** `taken` less `refunded`, in minor units: negative when more went back than came in. */
  net: z.int(),
  /** The charge attempts of this shift by the state in which they are now; states without attempts are left out. */
  states: z.array(z.strictObject({ state: paymentStateSchema, ...tallySchema.shape })),
  /** Payments of any shift whose end nobody knows yet: on their way, awaiting the customer, unknown, contradicted. */
  unsettled: tallySchema,
  /** Paid sales of any shift without the receipt that the law asks for. */
  receiptsMissing: tallySchema,
});
export type ShiftTotals = Readonly<z.infer<typeof shiftTotalsSchema>>;

/**
 * An X report (a look at the open shift) or a Z report (its end). Everything a page or a printer needs stands in it;
 * amounts are whole minor units, times milliseconds since the epoch to be told in `timeZone`.
 */
export const shiftReportSchema = z.strictObject({
  kind: z.enum(["x", "z"]),
  /** A training till has training's own data: a report of it tells of no real money and must say so. */
  mode: modeSchema,
  terminal: z.string(),
  timeZone: z.string(),
  shift: z.int().min(1),
  /** Running and never given twice; null in an X report. */
  zNumber: z.int().min(1).nullable(),
  openedAt: z.int(),
  openedBy: z.string(),
  /** Cash that lay in the drawer at the start; null when nobody said. */
  float: moneySchema.nullable(),
  /** When the report was made: for a Z report the end of the shift. */
  madeAt: z.int(),
  madeBy: z.string(),
  /** The numbers of the first and the last sale opened in this shift; null when there was none. */
  firstSale: z.string().nullable(),
  lastSale: z.string().nullable(),
  /** Sales opened, charge attempts made, and attempts that the provider (or a person) called declined. */
  sales: z.int().min(0),
  attempts: z.int().min(0),
  declined: z.int().min(0),
  /** One row for each provider and currency that has anything to tell, in a fixed order. */
  totals: z.array(shiftTotalsSchema),
  /** What is not settled. In a Z report all of it was carried over, with the reason given. */
  open: z.array(shiftCaseSchema),
  carried: z.array(carriedCaseSchema),
  /** The last event that the report tells of: its number and hash bind the report to the journal. */
  journal: z.strictObject({ seq: z.int().min(0), hash: z.string() }),
});
export type ShiftReport = Readonly<z.infer<typeof shiftReportSchema>>;
