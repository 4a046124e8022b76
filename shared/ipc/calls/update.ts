import { z } from "zod";
import {
  packageKindSchema,
  updateOfferSchema,
  updateOutcomeSchema,
  updateRefusalSchema,
  versionSchema,
} from "../../domain/update.ts";
import type { Calls } from "./call.ts";
import { nothing, pin, who } from "./inputs.ts";

export const updateStatusSchema = z.strictObject({
  version: z.string(),
  /** How this till is installed; null when it can't replace itself. */
  kind: packageKindSchema.nullable(),
  /** Verified, on this machine, not installed yet. */
  ready: updateOfferSchema.nullable(),
  last: updateOutcomeSchema.nullable(),
  /** The way back from the present version, in words and paths; null when none was ever prepared. */
  wayBack: z.strictObject({ version: z.string(), file: z.string().nullable(), note: z.string() }).nullable(),
});
export type UpdateStatus = Readonly<z.infer<typeof updateStatusSchema>>;

export const updateVerdictSchema = z.discriminatedUnion("outcome", [
  z.strictObject({ outcome: z.literal("ready"), offer: updateOfferSchema }),
  z.strictObject({ outcome: z.literal("refused"), reason: updateRefusalSchema, detail: z.string() }),
]);
export type UpdateVerdict = Readonly<z.infer<typeof updateVerdictSchema>>;

/** Updating without the internet: from a stick or from the shop's network. */
export const updateCalls = {
  "update.status": { input: nothing, output: updateStatusSchema },
  /** Folders of sticks and drives in which an update lies. Looks at names alone. */
  "update.find": { input: nothing, output: z.array(z.string()) },
  /** Verifies what lies in a folder or at an address, and copies it here. Runs nothing. */
  "update.check": {
    input: z.strictObject({ source: z.string().trim().min(1).max(1000), who }),
    output: updateVerdictSchema,
  },
  /** Ends the till and puts the verified version in its place. Refused while a sale is open. */
  "update.install": {
    input: z.strictObject({ version: versionSchema, allowOlder: z.boolean(), who, pin: pin.optional() }),
    output: updateVerdictSchema,
  },
} as const satisfies Calls;
