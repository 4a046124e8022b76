import { createPublicKey, verify } from "node:crypto";
import { z } from "zod";
import { packageKindSchema, versionSchema } from "../../shared/domain/update.ts";
import { err, ok, type Result } from "../../shared/result.ts";
import type { Refused } from "./port.ts";

/** The application that an update must be for; electron-builder.yml says the same. */
export const APP_ID = "uz.tilla.till";
export const MANIFEST_FILE = "tilla-update.json";
export const SIGNATURE_FILE = "tilla-update.json.sig";
export const LARGEST_MANIFEST = 64_000;
export const LARGEST_SIGNATURE = 200;
const LARGEST_PACKAGE = 600_000_000;

/** A single file beside the manifest: no folder, no drive, nothing hidden, no name that Windows keeps for itself. */
export const packageNameSchema = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,119}$/u)
  .refine((name) => !/\.\.|[.]$|^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/iu.test(name), "not a plain file name");

export const manifestSchema = z.strictObject({
  format: z.literal(1),
  appId: z.string().max(100),
  version: versionSchema,
  /** The oldest version that it may be installed over. */
  minVersion: versionSchema,
  released: z.iso.date(),
  /** The newest form of journal that it goes on with. */
  journal: z.int().min(1).max(100_000),
  packages: z
    .array(
      z.strictObject({
        kind: packageKindSchema,
        arch: z.enum(["x64", "arm64"]),
        file: packageNameSchema,
        bytes: z.int().min(1).max(LARGEST_PACKAGE),
        sha512: z.string().regex(/^[0-9a-f]{128}$/u),
      }),
    )
    .min(1)
    .max(20),
});
export type Manifest = Readonly<z.infer<typeof manifestSchema>>;
export type Package = Manifest["packages"][number];

/** What is signed: the manifest's bytes, and before them what they are, so that no other signature can pass for one. */
export function signedBytes(manifest: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from("tilla-update 1\n"), manifest]);
}

/**
 * Reads a manifest that one of the keys has signed. The signature is checked over the bytes as they lie there, before
 * anything in them is looked at.
 */
export function openManifest(
  bytes: Uint8Array,
  signature: Uint8Array,
  keys: readonly string[],
): Result<Manifest, Refused> {
  if (keys.length === 0) return err({ reason: "no-release-key", detail: "this build carries no release key" });
  const sealed = Buffer.from(signature).toString("latin1").trim();
  const seal = Buffer.from(sealed, "base64");
  const isSeal = seal.length === 64 && seal.toString("base64") === sealed;
  if (!isSeal || !keys.some((key) => verify(null, signedBytes(bytes), publicKey(key), seal))) {
    return err({ reason: "signature-wrong", detail: isSeal ? "no release key has signed this" : "not a signature" });
  }
  const read = parse(bytes);
  if (read === null) return err({ reason: "manifest-unreadable", detail: "not a manifest of format 1" });
  if (read.appId !== APP_ID) return err({ reason: "other-app", detail: read.appId });
  return ok(read);
}

function parse(bytes: Uint8Array): Manifest | null {
  try {
    const read = manifestSchema.safeParse(JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

/** An Ed25519 key from its 32 bytes. */
function publicKey(raw: string) {
  return createPublicKey({
    key: { kty: "OKP", crv: "Ed25519", x: Buffer.from(raw, "base64").toString("base64url") },
    format: "jwk",
  });
}
