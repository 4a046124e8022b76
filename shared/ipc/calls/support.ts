import { z } from "zod";
import { findingSchema, machineCheckSchema } from "../../domain/self-test.ts";
import type { Calls } from "./call.ts";
import { pin, who } from "./inputs.ts";

/** One file of the archive, as a person can read it before sending: long ones by their end. */
export const diagnosticsFileSchema = z.strictObject({
  name: z.string(),
  bytes: z.int(),
  text: z.string(),
  /** Only the end of the file is shown here. */
  isCut: z.boolean(),
});
export type DiagnosticsFile = Readonly<z.infer<typeof diagnosticsFileSchema>>;

/** Help from outside. Nothing is sent by the till. */
export const supportCalls = {
  /** Writes an archive of what a support person needs into the data folder, and says what is in it. */
  "support.exportDiagnostics": {
    input: z.strictObject({ who, pin: pin.optional() }),
    output: z.strictObject({ file: z.string(), bytes: z.int(), files: z.array(diagnosticsFileSchema) }),
  },
  /** One check of the self-test. Moves no money, prints nothing, opens nothing. */
  "support.selfTest": { input: z.strictObject({ check: machineCheckSchema }), output: findingSchema },
} as const satisfies Calls;
