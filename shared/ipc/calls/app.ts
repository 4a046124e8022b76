import { z } from "zod";
import { providerIdSchema } from "../../domain/sale.ts";
import { modeSchema } from "../../domain/settings.ts";
import { appStatusSchema, providerStatusSchema, sampleAmountSchema, sampleCodeSchema } from "../status.ts";
import type { Calls } from "./call.ts";
import { nothing, pin, who } from "./inputs.ts";

/** The terminal as a whole. */
export const appCalls = {
  /** The whole status, once at start. */
  "app.status": { input: nothing, output: appStatusSchema },
  /** What training offers to try: codes to scan, or amounts. Empty in live mode. Fresh codes at every call. */
  "app.sampleCodes": { input: nothing, output: z.array(z.union([sampleCodeSchema, sampleAmountSchema])) },
  /** Chooses in training what is practised: a provider and how it is paid. Leaves the settings as they are. */
  "app.practise": {
    input: z.strictObject({ provider: providerIdSchema, direction: providerStatusSchema.shape.direction }),
    output: nothing,
  },
  /** Leaves training or enters it. Refused while a payment is in flight. */
  "app.switchMode": { input: z.strictObject({ mode: modeSchema, who, pin: pin.optional() }), output: nothing },
} as const satisfies Calls;
