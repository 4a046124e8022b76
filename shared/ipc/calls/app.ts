import { z } from "zod";
import { modeSchema } from "../../domain/settings.ts";
import { appStatusSchema, sampleCodeSchema } from "../status.ts";
import type { Calls } from "./call.ts";
import { nothing, pin, who } from "./inputs.ts";

/** The terminal as a whole. */
export const appCalls = {
  /** The whole status, once at start. */
  "app.status": { input: nothing, output: appStatusSchema },
  /** Training codes of the sandbox; empty in live mode. A fresh receipt link is made at every call. */
  "app.sampleCodes": { input: nothing, output: z.array(sampleCodeSchema) },
  /** Leaves training or enters it. Refused while a payment is in flight. */
  "app.switchMode": { input: z.strictObject({ mode: modeSchema, who, pin: pin.optional() }), output: nothing },
} as const satisfies Calls;
