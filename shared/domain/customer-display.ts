import { z } from "zod";
import { moneySchema } from "./money-schema.ts";
import { providerIdSchema } from "./sale.ts";
import { localeSchema, modeSchema } from "./settings.ts";

const about = { amount: moneySchema, provider: providerIdSchema };

/** Where the customer's own payment stands, as far as they need to know it. */
export const displaySceneSchema = z.discriminatedUnion("scene", [
  /** Nobody pays just now. */
  z.strictObject({ scene: z.literal("idle") }),
  /** The amount is known; the customer gets ready to pay it this way. */
  z.strictObject({
    scene: z.literal("due"),
    ...about,
    way: z.enum(["customer-code", "merchant-qr", "customer-device"]),
  }),
  /** The request is on its way. */
  z.strictObject({ scene: z.literal("charging"), ...about }),
  /** A code to be paid with the customer's app. */
  z.strictObject({ scene: z.literal("scan"), ...about, code: z.string().min(1).max(4296) }),
  /** To be confirmed on the customer's phone or on the card terminal. */
  z.strictObject({ scene: z.literal("device"), ...about }),
  z.strictObject({ scene: z.literal("paid"), ...about }),
  /** Nothing was taken: another try is possible. */
  z.strictObject({ scene: z.literal("not-paid"), ...about }),
  /** Nobody knows yet whether money moved. */
  z.strictObject({ scene: z.literal("checking"), ...about }),
]);
export type DisplayScene = Readonly<z.infer<typeof displaySceneSchema>>;

/**
 * All that a customer display is ever told. Nothing in it names the customer, their card, the cashier or another sale:
 * whoever stands in the queue reads it too.
 */
export const displayViewSchema = z.strictObject({
  mode: modeSchema,
  locale: localeSchema,
  /** The shop's name as its slips have it; empty where none is set. */
  shop: z.string().max(400),
  show: displaySceneSchema,
});
export type DisplayView = Readonly<z.infer<typeof displayViewSchema>>;
