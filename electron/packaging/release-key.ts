// `npm run release:key -- /safe/place/tilla-release.pem`: makes the key that releases are signed with. The private half
// goes into the named file and nowhere else, the public half into electron/update/release-keys.json.
import { generateKeyPairSync } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { isAbsolute, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Writes a new private key to `file` and its public half into the list. Answers the public half. */
export function makeReleaseKey(file: string, list: string): string {
  const { privateKey, publicKey } = generateKeyPairSync("ed25519");
  // "wx": an older key is never overwritten, it may have signed what is out there.
  writeFileSync(file, privateKey.export({ format: "pem", type: "pkcs8" }), { mode: 0o600, flag: "wx" });
  const { x = "" } = publicKey.export({ format: "jwk" });
  const raw = Buffer.from(x, "base64url").toString("base64");
  const keys = z.array(z.string()).parse(JSON.parse(readFileSync(list, "utf8")));
  writeFileSync(list, `${JSON.stringify([...keys, raw], null, 2)}\n`);
  return raw;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const file = process.argv[2] ?? "";
  if (!isAbsolute(file) || !relative(root, file).startsWith("..")) {
    process.stderr.write(
      "Name a file outside the project, with its whole path: the private key must not be committed.\n",
    );
    process.exit(2);
  }
  const raw = makeReleaseKey(file, fileURLToPath(new URL("../update/release-keys.json", import.meta.url)));
  process.stdout.write(
    `${file} holds the private key. Commit electron/update/release-keys.json, which now lists\n${raw}\n`,
  );
}
