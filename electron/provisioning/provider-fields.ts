import { z } from "zod";
import { amountUnitSchema, settingsSchema } from "../../shared/domain/settings.ts";
import { walletSystem } from "../../shared/domain/wallet-systems.ts";
import { baseUrlFault } from "../settings/base-url.ts";
import { caFault } from "../settings/ca.ts";

const { freedom, appotapay, wallet } = settingsSchema.shape.providers.shape;

const moment = z.iso
  .datetime({ offset: true, error: "must be a moment with its offset, like 2026-11-20T15:04:00+05:00" })
  .transform((text) => Date.parse(text));

/** The same rules for every provider: https, or http within the shop's own network; empty is "not set". */
const baseUrl = z.string().superRefine((text, context) => {
  const fault = faultInWords(text);
  if (fault !== null) context.addIssue({ code: "custom", message: fault });
});

/** Certificates to trust for this provider, and nothing but them; empty for the system's. */
const ca = z.string().superRefine((text, context) => {
  const fault = caFault(text);
  if (fault !== null) context.addIssue({ code: "custom", message: fault });
});

/** What a document may say about each provider. What is left out stays as it is on the terminal. */
export const providerFields = z
  .strictObject({
    anor: z
      .strictObject({
        enabled: z.boolean(),
        baseUrl,
        ca,
        unit: z.strictObject({
          value: amountUnitSchema,
          /** Only a person who saw a real sum in a customer's app may be named here. */
          confirmed: z.strictObject({ who: z.string().trim().min(1).max(60), at: moment }).optional(),
        }),
      })
      .partial(),
    freedom: freedom
      .extend({ baseUrl, ca, merchantId: z.string().regex(/^\d{0,20}$/u, "must be at most 20 digits in quotes") })
      .partial(),
    appotapay: appotapay.extend({ baseUrl, ca }).partial(),
    wallet: wallet
      .extend({
        baseUrl,
        ca,
        system: z
          .string()
          .refine((code) => walletSystem(code) !== null, "is no payment system of the provider's table"),
      })
      .partial(),
  })
  .partial();

function faultInWords(text: string): string | null {
  const fault = baseUrlFault(text);
  if (fault === null) return null;
  return "detail" in fault && fault.detail !== undefined ? fault.detail : "is no usable address";
}
