import { createHash, generateKeyPairSync, sign, type KeyObject } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { MANIFEST_FILE, SIGNATURE_FILE, signedBytes } from "../../../electron/update/manifest.ts";

/** A pair of keys as a release has them. */
export interface ReleaseKey {
  readonly privateKey: KeyObject;
  /** As the program carries it. */
  readonly publicKey: string;
}

export function newKey(): ReleaseKey {
  const { privateKey, publicKey } = generateKeyPairSync("ed25519");
  const { x = "" } = publicKey.export({ format: "jwk" });
  return { privateKey, publicKey: Buffer.from(x, "base64url").toString("base64") };
}

export const PACKAGE = Buffer.from("#!/bin/sh\nexit 0\n".repeat(5000));

/** A manifest as `release:sign` would make it for {@link PACKAGE}; each test spoils what it is about. */
export function manifestOf(
  version: string,
  spoil: Record<string, unknown> = {},
  packageSpoil: Record<string, unknown> = {},
) {
  return {
    format: 1,
    appId: "uz.tilla.till",
    version,
    minVersion: "0.0.0",
    released: "2026-11-27",
    journal: 1000,
    packages: [
      {
        kind: "appimage",
        arch: process.arch,
        file: `Tilla-${version}.AppImage`,
        bytes: PACKAGE.length,
        sha512: createHash("sha512").update(PACKAGE).digest("hex"),
        ...packageSpoil,
      },
    ],
    ...spoil,
  };
}

/** Writes manifest, signature and package into a folder, as they would lie on a stick. */
export function putRelease(folder: string, key: ReleaseKey, manifest: object, content: Buffer = PACKAGE): void {
  mkdirSync(folder, { recursive: true });
  const bytes = Buffer.from(JSON.stringify(manifest));
  writeFileSync(join(folder, MANIFEST_FILE), bytes);
  writeFileSync(join(folder, SIGNATURE_FILE), `${sign(null, signedBytes(bytes), key.privateKey).toString("base64")}\n`);
  const [first] = (manifest as ReturnType<typeof manifestOf>).packages;
  if (first && /^\w[\w.-]{0,100}$/u.test(first.file)) writeFileSync(join(folder, first.file), content);
}
