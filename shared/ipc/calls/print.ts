import { z } from "zod";
import { printableSchema, printerStateSchema, printPreviewSchema } from "../../domain/print-job.ts";
import type { Calls } from "./call.ts";
import { nothing, pin, who } from "./inputs.ts";

/** Null stands for every print that waits. */
const job = z.strictObject({ jobId: z.string().min(1).max(64).nullable() });

/** The printer and the cash drawer that hangs on it. No call waits for paper. */
export const printCalls = {
  /** Puts a print into the printer's queue; whether it comes out is told by the status. */
  "print.print": { input: z.strictObject({ what: printableSchema, who }), output: nothing },
  /** The same print as dots, for the screen. */
  "print.preview": { input: z.strictObject({ what: printableSchema }), output: printPreviewSchema },
  /** Tries a print again now, also one of which a part may be on paper. */
  "print.retry": { input: job, output: nothing },
  /** Gives a print up. */
  "print.drop": { input: job, output: nothing },
  /** Asks the printer how it is. Prints nothing. */
  "print.ask": { input: nothing, output: printerStateSchema },
  /** Opens the cash drawer outside of a sale; on record with who and why. */
  "drawer.open": {
    input: z.strictObject({ who, why: z.string().trim().min(1).max(300), pin: pin.optional() }),
    output: nothing,
  },
} as const satisfies Calls;
