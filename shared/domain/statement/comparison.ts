import { z } from "zod";
import { moneySchema } from "../money-schema.ts";
import { paymentStateSchema, providerIdSchema } from "../sale.ts";

/** The most lines of one kind that are listed; how many there are in all is told beside them. */
export const MOST_LISTED = 300;

/** A payment of this till, as far as a statement is held against it. */
export const ownPaymentSchema = z.strictObject({
  saleId: z.string(),
  saleNumber: z.string(),
  attemptId: z.string(),
  state: paymentStateSchema,
  amount: moneySchema,
  /** When the request left, or was written down. */
  at: z.int(),
  /** What became of the fiscal receipt of a paid one. */
  receipt: z.enum(["attached", "missing", "not-required"]),
});
export type OwnPaymentLine = Readonly<z.infer<typeof ownPaymentSchema>>;

/** A row of the statement, fit to be shown: a card's number in the place of an id is masked. */
export const rowLineSchema = z.strictObject({
  row: z.int(),
  id: z.string().nullable(),
  amount: moneySchema,
  at: z.int(),
  tail: z.string().nullable(),
});
export type RowLine = Readonly<z.infer<typeof rowLineSchema>>;

const pairSchema = z.strictObject({ payment: ownPaymentSchema, row: rowLineSchema });
export type Pair = Readonly<z.infer<typeof pairSchema>>;

/** What the statement says of a payment whose end nobody knew. A person decides. */
export const proposalSchema = pairSchema.extend({
  outcome: z.enum(["paid", "not-paid"]),
  by: z.enum(["id", "amount"]),
});
export type Proposal = Readonly<z.infer<typeof proposalSchema>>;

function listed<T extends z.ZodType>(item: T) {
  return z.strictObject({ total: z.int(), items: z.array(item).max(MOST_LISTED) });
}

const sumSchema = z.strictObject({ count: z.int(), sums: z.array(moneySchema) });
export type Sum = Readonly<z.infer<typeof sumSchema>>;

/** A statement held against the till's payments and receipts. Says what is; changes nothing. */
export const comparisonSchema = z.strictObject({
  provider: providerIdSchema,
  rows: z.int(),
  /** The days that the statement covers, by its first and last payment; null when it has none. */
  covers: z.strictObject({ from: z.int(), to: z.int() }).nullable(),
  /** Paid here and there, the same money. */
  agreed: sumSchema,
  /** Open here; what the statement says of it. */
  proposals: listed(proposalSchema),
  /** Open here, and no row is about it. */
  unanswered: listed(ownPaymentSchema),
  /** Agreed, but the fiscal receipt is not attached. */
  receiptMissing: listed(ownPaymentSchema),
  /** Ended without money here and paid there, or paid here and failed there. */
  contradicted: listed(pairSchema),
  amountDiffers: listed(pairSchema),
  /** Another row about a payment that has one already: the customer may have paid twice. */
  doubled: listed(pairSchema),
  onlyHere: listed(ownPaymentSchema),
  onlyThere: listed(rowLineSchema),
  onlyThereSum: sumSchema,
  /** Several payments of this till fit, or several rows fit one: nobody can tell which. */
  ambiguous: listed(rowLineSchema),
  /** Rows that stand in the file twice, word for word, and count once. */
  repeated: z.int(),
  /** Money that went back: how much of it is known here, and what is not. */
  returned: z.strictObject({ agreed: z.int(), unknown: listed(rowLineSchema) }),
  /** All amounts that differ do so by a factor of 100: the unit was chosen wrongly. */
  hundredfold: z.boolean(),
});
export type Comparison = Readonly<z.infer<typeof comparisonSchema>>;
