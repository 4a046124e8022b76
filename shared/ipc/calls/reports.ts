import { z } from "zod";
import { currencySchema } from "../../domain/money-schema.ts";
import { paymentStateSchema, providerIdSchema } from "../../domain/sale.ts";
import type { Calls } from "./call.ts";

const count = z.int().min(0);
const money = { currency: currencySchema, minor: z.int() };

/** Figures over a time, for looking at. What a shop answers for are the shifts' reports. */
export const reportsCalls = {
  /** The charges of these business days, both included (`PeriodReport`); null is today. At most the newest 92 of them. */
  "reports.period": {
    input: z.strictObject({ days: z.strictObject({ from: z.iso.date(), to: z.iso.date() }).nullable() }),
    output: z.strictObject({
      from: z.iso.date(),
      to: z.iso.date(),
      hours: z.array(z.strictObject({ hour: z.int().min(0).max(23), count, ...money })),
      providers: z.array(
        z.strictObject({ provider: providerIdSchema, attempts: count, paid: count, refunded: z.int(), ...money }),
      ),
      outcomes: z.array(z.strictObject({ state: paymentStateSchema, count })),
      waits: z.array(z.strictObject({ provider: providerIdSchema, answered: count, p50: count, p95: count })),
      reasons: z.array(
        z.strictObject({ provider: providerIdSchema, state: paymentStateSchema, reason: z.string(), count }),
      ),
      others: count,
    }),
  },
} as const satisfies Calls;
