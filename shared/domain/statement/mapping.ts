import { z } from "zod";

/** The most columns that are looked at; statements have a dozen. */
export const MOST_COLUMNS = 200;

const column = z
  .int()
  .min(0)
  .max(MOST_COLUMNS - 1);

/** How a provider's statement is read: what stands in which column, and how it is written there. */
export const statementMappingSchema = z.strictObject({
  /** The row that names the columns, counted from 1; what is above is not read. 0: no row does. */
  headerRow: z.int().min(0).max(100),
  columns: z.strictObject({
    amount: column,
    time: column,
    /** The provider's id of the payment, or the reference that the till had given it. */
    id: column.nullable(),
    card: column.nullable(),
    status: column.nullable(),
    currency: column.nullable(),
  }),
  /** What stands before the fraction; the other sign groups thousands. */
  decimal: z.enum(["dot", "comma"]),
  /** `minor`: amounts are in tiyin, cents and the like. */
  unit: z.enum(["major", "minor"]),
  /** How 03.04.2026 is meant. */
  dates: z.enum(["day-first", "month-first"]),
  /** What the status column says of payments that succeeded; every row is one when this is empty. */
  paidWords: z.array(z.string().trim().min(1).max(60)).max(20),
});
export type StatementMapping = Readonly<z.infer<typeof statementMappingSchema>>;
export type StatementColumn = keyof StatementMapping["columns"];

/** A cell as its file has it: a spreadsheet's numbers are numbers, everything else is text. */
export type Cell = string | number;

/** One row of a statement, counted from 1 as every program shows it. */
export interface StatementCells {
  readonly row: number;
  readonly cells: readonly Cell[];
}

export const rowProblems = [
  "amount-missing",
  "amount-unreadable",
  "amount-loses-minor-units",
  "time-missing",
  "time-unreadable",
  "currency-unknown",
  "id-rounded",
  "row-unreadable",
] as const;
export type RowProblem = (typeof rowProblems)[number];
