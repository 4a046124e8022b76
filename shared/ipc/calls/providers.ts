import { z } from "zod";
import { providerIdSchema } from "../../domain/sale.ts";
import { extraFieldSchema, testStepSchema } from "../status.ts";
import type { Calls } from "./call.ts";

/** Providers: trying them out, and what they want filled in. */
export const providersCalls = {
  /** Makes a harmless call, step by step. Moves no money. */
  "providers.test": { input: z.strictObject({ provider: providerIdSchema }), output: z.array(testStepSchema) },
  /** What must be filled in before a charge of this provider. */
  "providers.fields": { input: z.strictObject({ provider: providerIdSchema }), output: z.array(extraFieldSchema) },
} as const satisfies Calls;
