import { z } from "zod";
import { currencySchema } from "../../domain/money-schema.ts";
import { shiftReportSchema } from "../../domain/shift-report.ts";
import { shiftSchema } from "../../domain/shift.ts";
import type { Calls } from "./call.ts";
import { pin, who } from "./inputs.ts";

/** A closed shift as a line of the list of Z reports. */
export const closedShiftSchema = z.strictObject({
  zNumber: z.int(),
  shift: z.int(),
  openedAt: z.int(),
  openedBy: z.string(),
  closedAt: z.int(),
  closedBy: z.string(),
  sales: z.int(),
  carried: z.int(),
  /** What came in less what went back, by currency, in minor units. */
  net: z.array(z.strictObject({ currency: currencySchema, minor: z.int() })),
});
export type ClosedShift = Readonly<z.infer<typeof closedShiftSchema>>;

/** Shifts and their reports. All of them work without a network. */
export const shiftCalls = {
  /** Opens a shift; `float` as typed, the cash that lies in the drawer. */
  "shift.open": {
    input: z.strictObject({
      who,
      float: z.strictObject({ typed: z.int().min(0).max(1e15), currency: currencySchema }).nullable(),
    }),
    output: shiftSchema,
  },
  /** The open shift's X report: a look, nothing is changed. Its `open` lists what closing will ask about. */
  "shift.report": { input: z.strictObject({ who }), output: shiftReportSchema },
  /**
   * Closes the shift with its Z report. Everything that is not settled must be named in `carrying`, with a reason, or
   * the shift stays open (`shift-cases-open`); carrying over asks for the manager's PIN where one is set.
   */
  "shift.close": {
    input: z.strictObject({
      who,
      carrying: z
        .array(
          z.strictObject({
            why: z.string().trim().min(1).max(300),
            cases: z.array(z.string().min(1).max(200)).min(1).max(10_000),
          }),
        )
        .max(100),
      pin: pin.optional(),
    }),
    output: shiftReportSchema,
  },
  /** Closed shifts before a Z number (null: all), newest first, at most 100. */
  "shift.closed": { input: z.strictObject({ beforeZ: z.int().nullable() }), output: z.array(closedShiftSchema) },
  /** A Z report of the past, as it was made; null when there is none of that number. */
  "shift.zReport": { input: z.strictObject({ zNumber: z.int().min(1) }), output: shiftReportSchema.nullable() },
} as const satisfies Calls;
