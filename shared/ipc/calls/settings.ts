import { z } from "zod";
import { amountUnitSchema, secretNameSchema, settingsPatchSchema, settingsSchema } from "../../domain/settings.ts";
import type { Calls } from "./call.ts";
import { nothing, pin, saleId, who } from "./inputs.ts";

/** Settings, secrets, the unit of amounts, and setting up from a document. */
export const settingsCalls = {
  "settings.change": {
    input: z.strictObject({ patch: settingsPatchSchema, who, pin: pin.optional() }),
    output: settingsSchema,
  },
  /** Sets or (with null) removes a secret. */
  "settings.setSecret": {
    input: z.strictObject({
      name: secretNameSchema,
      value: z.string().max(4000).nullable(),
      currentPin: pin.optional(),
    }),
    output: nothing,
  },
  /** Chooses what one unit of the provider's amount is. Any earlier proof is void. */
  "unit.choose": {
    input: z.strictObject({ unit: amountUnitSchema, who, pin: pin.optional() }),
    output: settingsSchema,
  },
  /** What the customer's app showed for the calibration sale: equal confirms the unit, different unsets it. */
  "unit.calibrate": {
    input: z.strictObject({ saleId, shownAmount: z.number(), who, pin: pin.optional() }),
    output: settingsSchema,
  },

  /** Sets up the terminal from one JSON document; validated whole before anything is applied. */
  "provision.apply": {
    input: z.strictObject({ document: z.string().max(200_000), who, pin: pin.optional() }),
    output: z.discriminatedUnion("outcome", [
      z.strictObject({ outcome: z.literal("applied"), changed: z.array(z.string()) }),
      z.strictObject({
        outcome: z.literal("refused"),
        problems: z.array(z.strictObject({ path: z.string(), problem: z.string() })),
      }),
    ]),
  },
} as const satisfies Calls;
