import { z } from "zod";
import type { Calls } from "./call.ts";
import { nothing, pin, who } from "./inputs.ts";

export const backupSchema = z.strictObject({ file: z.string(), at: z.int(), bytes: z.int(), sales: z.int() });
export type Backup = Readonly<z.infer<typeof backupSchema>>;

/** The journal's backups. */
export const journalCalls = {
  "journal.backup": { input: nothing, output: backupSchema },
  "journal.backups": { input: nothing, output: z.array(backupSchema) },
  /** Sets the present file aside and goes on with a backup that was checked first. */
  "journal.restore": { input: z.strictObject({ file: z.string(), who, pin: pin.optional() }), output: nothing },
} as const satisfies Calls;
