import { z } from "zod";
import { currencies } from "./currency.ts";

export const currencySchema = z.enum(currencies);

/** An amount in whole minor units (tiyin for UZS). Never negative, never a fraction. */
export const moneySchema = z.strictObject({
  minor: z.int().min(0),
  currency: currencySchema,
});
export type Money = Readonly<z.infer<typeof moneySchema>>;
