import { z } from "zod";

/** How a till is installed, and so which package can take its place. */
export const packageKindSchema = z.enum(["nsis", "appimage", "deb", "rpm"]);
export type PackageKind = z.infer<typeof packageKindSchema>;

/** Three numbers, as released versions have them. */
export const versionSchema = z.string().regex(/^(?:0|[1-9]\d{0,4})(?:\.(?:0|[1-9]\d{0,4})){2}$/u);

/** Why an update is not taken. Each has its sentence on screen; nothing was run and nothing has changed. */
export const updateRefusalSchema = z.enum([
  /** This copy can't replace itself: unpacked from a zip, or started from its sources. */
  "not-updatable",
  /** This build carries no release key, so nothing can be verified. */
  "no-release-key",
  /** Neither a folder on this machine nor an address on the shop's network. */
  "source-invalid",
  "not-found",
  /** The folder or the server can't be read. */
  "unreachable",
  /** The server sends the till elsewhere. */
  "redirected",
  "bad-answer",
  "manifest-too-large",
  "unsigned",
  /** Signed with another key, or changed after it was signed. */
  "signature-wrong",
  "manifest-unreadable",
  "other-app",
  "no-package",
  "same-version",
  "older-version",
  /** It can only be installed over a newer version than this one. */
  "too-far",
  /** A link, a folder or a device where the package should be. */
  "not-a-file",
  /** Shorter or longer than the manifest says: copying broke off. */
  "size-differs",
  "content-differs",
  "no-room",
]);
export type UpdateRefusal = z.infer<typeof updateRefusalSchema>;

/** An update that was verified and lies ready on this machine. */
export const updateOfferSchema = z.strictObject({
  version: versionSchema,
  /** The day of its release. */
  released: z.iso.date(),
  direction: z.enum(["newer", "older"]),
  /** It only reads the present journal and can't go on with it: sales need the backup of that time. */
  readsJournalOnly: z.boolean(),
  bytes: z.int(),
  sha512: z.string(),
});
export type UpdateOffer = Readonly<z.infer<typeof updateOfferSchema>>;

/** How the last update that was begun has ended. */
export const updateOutcomeSchema = z.discriminatedUnion("outcome", [
  z.strictObject({ outcome: z.literal("installed"), from: z.string(), to: z.string(), at: z.int() }),
  /** The installer ran, or should have, and the old version started again. */
  z.strictObject({ outcome: z.literal("not-replaced"), from: z.string(), to: z.string(), at: z.int() }),
]);
export type UpdateOutcome = Readonly<z.infer<typeof updateOutcomeSchema>>;

/** Below 0 when `a` is older than `b`, above 0 when it is newer. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [a, b].map((version) => version.split(/[.-]/u).map(Number));
  for (const part of [0, 1, 2]) {
    const difference = (left?.[part] ?? 0) - (right?.[part] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
