import { z } from "zod";
import { parseScannerKeys } from "./scanner-keys.ts";

/** Keys around a code as they are written in settings, see `scanner-keys.ts`. */
const writtenKeys = z
  .string()
  .max(60)
  .refine((text) => parseScannerKeys(text) !== null, "must be at most 8 keys, named ones like <F18> or <Tab>");

/** What a scan ends with: one of the usual ways, a certain key, nothing at all, or keys of the scanner's own. */
export const scanEndingSchema = z.enum(["any", "enter", "tab", "none", "keys"]);
export type ScanEnding = z.infer<typeof scanEndingSchema>;

/** How this till's scanner and camera are. */
export const scannerSettingsSchema = z.strictObject({
  /** Keys that the scanner sends before each code. */
  prefix: writtenKeys,
  ending: scanEndingSchema,
  /** The keys that end a scan where `ending` is `keys`. */
  suffix: writtenKeys,
  /** The usual pause between two of the scanner's keys is not longer. */
  keyGapMs: z.int().min(5).max(120),
  /** Keys of a scanner that is set to another country's keyboard: the press, and the character meant by it. */
  layout: z
    .record(z.string().max(40), z.string().length(1))
    .refine((keys) => Object.keys(keys).length <= 200, "must not name more than 200 keys"),
  /** The camera that was chosen; empty for any. The identifier belongs to one machine, the name helps elsewhere. */
  cameraId: z.string().max(200),
  cameraName: z.string().max(200),
  /** Shows the camera's picture as a mirror does. Codes are read the same either way. */
  mirrored: z.boolean(),
});
export type ScannerSettings = Readonly<z.infer<typeof scannerSettingsSchema>>;
