import { z } from "zod";
import type { Calls } from "./call.ts";
import { pin, who } from "./inputs.ts";

/** What is exported: one shift (null: the newest, open or closed), or the days of a period, both included. */
export const exportScopeSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("shift"), zNumber: z.int().min(1).nullable() }),
  z.strictObject({ kind: z.literal("days"), from: z.iso.date(), to: z.iso.date() }),
]);
export type ExportScope = Readonly<z.infer<typeof exportScopeSchema>>;

/** One file of an export, as its manifest has it. */
export const exportedFileSchema = z.strictObject({
  name: z.string(),
  rows: z.int(),
  bytes: z.int(),
  sha256: z.string(),
});
export type ExportedFile = Readonly<z.infer<typeof exportedFileSchema>>;

/** The most bytes of an export that are handed to the screen at once. */
export const EXPORT_PIECE = 512 * 1024;

/** Sales and events as files for other programs. Nothing is sent anywhere; a person says where the file goes. */
export const exportsCalls = {
  /** Writes sales and events as CSV and XLSX with a manifest of hashes into one archive in the data folder. */
  "exports.make": {
    input: z.strictObject({ scope: exportScopeSchema, who, pin: pin.optional() }),
    output: z.discriminatedUnion("outcome", [
      z.strictObject({
        outcome: z.literal("made"),
        /** By this the archive is read; known to whoever made it. */
        id: z.string(),
        name: z.string(),
        file: z.string(),
        bytes: z.int(),
        files: z.array(exportedFileSchema),
        /** SHA-256 of the manifest: who has noted it can tell whether anything was changed afterwards. */
        manifest: z.string(),
      }),
      /** There is no such shift. */
      z.strictObject({ outcome: z.literal("nothing") }),
    ]),
  },
  /** A piece of the archive that was made last, base64, so that the screen can save it where a person wants it. */
  "exports.read": {
    input: z.strictObject({ id: z.string().min(1).max(64), at: z.int().min(0) }),
    output: z.discriminatedUnion("outcome", [
      z.strictObject({ outcome: z.literal("read"), data: z.string(), isLast: z.boolean() }),
      z.strictObject({ outcome: z.literal("gone") }),
    ]),
  },
} as const satisfies Calls;
