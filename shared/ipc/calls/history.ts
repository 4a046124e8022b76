import { z } from "zod";
import { moneySchema } from "../../domain/money-schema.ts";
import { providerIdSchema, saleSchema } from "../../domain/sale.ts";
import { saleKinds } from "../../domain/sale-kinds.ts";
import { SEARCH_LENGTH } from "../../domain/sale-query.ts";
import type { Calls } from "./call.ts";

const number = z.int().min(0).max(Number.MAX_SAFE_INTEGER);

/** Which business days: today's, all, or some, both included. */
export const searchedDaysSchema = z.discriminatedUnion("of", [
  z.strictObject({ of: z.literal("today") }),
  z.strictObject({ of: z.literal("all") }),
  z.strictObject({ of: z.literal("some"), from: z.iso.date(), to: z.iso.date() }),
]);
export type SearchedDays = Readonly<z.infer<typeof searchedDaysSchema>>;

/** Looking things up in the whole journal. */
export const historyCalls = {
  /** Sales that fit all that is asked, newest first, a page at a time (`SaleQuery`, `SalePage`). */
  "history.search": {
    input: z.strictObject({
      text: z.string().max(SEARCH_LENGTH),
      kind: z.enum(saleKinds),
      provider: providerIdSchema.nullable(),
      days: searchedDaysSchema,
      head: number.nullable(),
      at: z.union([z.strictObject({ offset: number }), z.strictObject({ before: number })]),
    }),
    output: z.strictObject({
      sales: z.array(saleSchema),
      total: number.nullable(),
      paid: z.array(moneySchema).nullable(),
      next: number.nullable(),
      head: number,
    }),
  },
} as const satisfies Calls;
