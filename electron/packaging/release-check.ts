// `npm run release:check`: a build whose list of release keys is empty takes no update for ever, and nobody notices before
// the first one. A release stops here; a developer's build needs no key.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { parseJson } from "../../shared/json.ts";

const ED25519_BYTES = 32;

/** What keeps a list of release keys (the text of `release-keys.json`) from going out; null when nothing does. */
export function releaseKeysFault(text: string): string | null {
  const listed = z.array(z.string()).safeParse(parseJson(text));
  if (!listed.success) return "electron/update/release-keys.json is no list of keys";
  if (listed.data.length === 0) {
    return "electron/update/release-keys.json is empty: tills of this build would never take an update. Make a key with npm run release:key, and commit the list.";
  }
  const wrong = listed.data.find((key) => Buffer.from(key, "base64").toString("base64") !== key || !isWhole(key));
  return wrong === undefined ? null : `electron/update/release-keys.json lists what is no Ed25519 key: ${wrong}`;
}

function isWhole(key: string): boolean {
  return Buffer.from(key, "base64").length === ED25519_BYTES;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const list = process.argv[2] ?? fileURLToPath(new URL("../update/release-keys.json", import.meta.url));
  const fault = releaseKeysFault(readFileSync(list, "utf8"));
  if (fault !== null) {
    process.stderr.write(`${fault}\n`);
    process.exit(1);
  }
}
