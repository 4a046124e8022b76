import { z } from "zod";
import type { Calls } from "./call.ts";
import { nothing, saleId } from "./inputs.ts";

/** The customer's side of the counter. */
export const displayCalls = {
  /**
   * Says what stands in the lane: a sale, or the amount typed so far (in units of the currency's last typed decimal).
   * What of it the customer is shown is decided by the main process.
   */
  "display.follow": {
    input: z.strictObject({ saleId: saleId.nullable(), typed: z.int().min(0).max(1e15) }),
    output: nothing,
  },
  /** Brings the customer display up; where a host shows it in a tab, its address, which works once. */
  "display.open": { input: nothing, output: z.strictObject({ address: z.string().nullable() }) },
} as const satisfies Calls;
