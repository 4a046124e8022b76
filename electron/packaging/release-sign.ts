// `npm run release:sign -- --key=/safe/place/tilla-release.pem [--dir=release] [--min=0.1.0]`: describes and signs the
// packages of a release, so that a till takes them. The folder is what goes onto a stick or the shop's server.
import { createHash, createPrivateKey, createPublicKey, sign, type KeyObject } from "node:crypto";
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { z } from "zod";
import type { PackageKind } from "../../shared/domain/update.ts";
import { latestVersion, MIGRATIONS } from "../journal/migrations.ts";
import {
  APP_ID,
  MANIFEST_FILE,
  manifestSchema,
  openManifest,
  SIGNATURE_FILE,
  signedBytes,
  type Manifest,
} from "../update/manifest.ts";

/** What the packages of electron-builder.yml are called. */
const NAMES: readonly (readonly [PackageKind, RegExp])[] = [
  ["nsis", /^Tilla-Setup-.*\.exe$/u],
  ["appimage", /\.AppImage$/u],
  ["deb", /\.deb$/u],
  ["rpm", /\.rpm$/u],
];

export interface Release {
  readonly folder: string;
  readonly version: string;
  readonly minVersion: string;
  readonly released: string;
  readonly key: KeyObject;
  /** The public keys that the program carries: the signature must be one that it takes. */
  readonly carried: readonly string[];
}

/** Writes manifest and signature beside the packages of `version`. Answers what a till will read. */
export function signRelease({ folder, version, minVersion, released, key, carried }: Release): Manifest {
  const packages = readdirSync(folder)
    .filter((file) => file.includes(`-${version}-`))
    .flatMap((file) => {
      const kind = NAMES.find(([, pattern]) => pattern.test(file))?.[0];
      if (kind === undefined) return [];
      const arch = /arm64|aarch64/u.test(file) ? ("arm64" as const) : ("x64" as const);
      const sha512 = createHash("sha512")
        .update(readFileSync(join(folder, file)))
        .digest("hex");
      return [{ kind, arch, file, bytes: statSync(join(folder, file)).size, sha512 }];
    });
  if (packages.length === 0) throw new Error(`${folder} holds no package of version ${version}`);
  const journal = latestVersion(MIGRATIONS);
  const manifest = manifestSchema.parse({ format: 1, appId: APP_ID, version, minVersion, released, journal, packages });
  const bytes = Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`);
  const signature = sign(null, signedBytes(bytes), key);
  const opened = openManifest(bytes, Buffer.from(signature.toString("base64")), carried);
  if (!opened.ok) throw new Error(`no till of this build would take it: ${opened.error.detail}`);
  writeFileSync(join(folder, MANIFEST_FILE), bytes);
  writeFileSync(join(folder, SIGNATURE_FILE), `${signature.toString("base64")}\n`);
  return manifest;
}

/** The public half of a private key, as the program carries it. */
export function publicHalf(key: KeyObject): string {
  const { x = "" } = createPublicKey(key).export({ format: "jwk" });
  return Buffer.from(x, "base64url").toString("base64");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const root = fileURLToPath(new URL("../..", import.meta.url));
  const { values } = parseArgs({
    options: {
      key: { type: "string" },
      dir: { type: "string", default: join(root, "release") },
      min: { type: "string", default: "0.1.0" },
    },
  });
  const text = values.key === undefined ? process.env["TILLA_RELEASE_KEY"] : readFileSync(values.key, "utf8");
  if (text === undefined || text === "") {
    process.stderr.write("Name the private key with --key=FILE, or put it into TILLA_RELEASE_KEY.\n");
    process.exit(2);
  }
  const about = z.object({ version: z.string() }).parse(JSON.parse(readFileSync(join(root, "package.json"), "utf8")));
  const list = readFileSync(new URL("../update/release-keys.json", import.meta.url), "utf8");
  const manifest = signRelease({
    folder: values.dir,
    version: about.version,
    minVersion: values.min,
    released: new Date().toISOString().slice(0, 10),
    key: createPrivateKey(text),
    carried: z.array(z.string()).parse(JSON.parse(list)),
  });
  for (const { file, bytes } of manifest.packages) process.stdout.write(`signed ${file} (${bytes} bytes)\n`);
}
