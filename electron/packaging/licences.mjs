// `npm run licences`: the licence texts of everything that is bundled, into dist/THIRD-PARTY-LICENCES.txt.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { z } from "zod";
import { productionPackages } from "./production-packages.mjs";

/** What a package carries of others' work without a package of its own: name, licence, where it is from. */
const EMBEDDED = [
  "zxing-cpp, inside zxing-wasm: Apache-2.0, https://github.com/zxing-cpp/zxing-cpp",
  "sax by Isaac Z. Schlueter and contributors, inside saxes: ISC, https://github.com/isaacs/sax-js",
  "ZXing for JavaScript, inside html5-qrcode: Apache-2.0, https://github.com/zxing-js/library",
];
const LINE = "=".repeat(80);

/**
 * The whole file's text. A package that names no licence ends it: somebody has to look.
 * @param {string} root
 * @returns {string}
 */
export function thirdPartyLicences(root) {
  const packages = productionPackages(root).map(({ name, version, license, path }) => {
    if (license === undefined) throw new Error(`${name} names no licence`);
    return `${LINE}\n${name} ${version}: ${license}\n\n${licenceText(root, path, license)}\n`;
  });
  const head = "Tilla is made with the work of others. Electron's own file has the texts of Chromium and Node.js.\n\n";
  return `${head}${packages.join("\n")}\n${LINE}\nAlso inside:\n${EMBEDDED.map((each) => `- ${each}\n`).join("")}`;
}

const manifestSchema = z.object({
  author: z.union([z.string(), z.object({ name: z.string() }).transform(({ name }) => name)]).optional(),
});

/** The terms of the ISC licence, for packages that name it and bring no text. */
const ISC = `Permission to use, copy, modify, and/or distribute this software for any purpose with or without fee is hereby granted,
provided that the above copyright notice and this permission notice appear in all copies.

THE SOFTWARE IS PROVIDED "AS IS" AND THE AUTHOR DISCLAIMS ALL WARRANTIES WITH REGARD TO THIS SOFTWARE INCLUDING ALL IMPLIED
WARRANTIES OF MERCHANTABILITY AND FITNESS. IN NO EVENT SHALL THE AUTHOR BE LIABLE FOR ANY SPECIAL, DIRECT, INDIRECT, OR
CONSEQUENTIAL DAMAGES OR ANY DAMAGES WHATSOEVER RESULTING FROM LOSS OF USE, DATA OR PROFITS, WHETHER IN AN ACTION OF
CONTRACT, NEGLIGENCE OR OTHER TORTIOUS ACTION, ARISING OUT OF OR IN CONNECTION WITH THE USE OR PERFORMANCE OF THIS SOFTWARE.`;

/**
 * The package's own text. Some under MIT or ISC bring none: then it is the common one, with their author. Under another
 * licence that ends it.
 * @param {string} root
 * @param {string} path
 * @param {string} license
 */
function licenceText(root, path, license) {
  const folder = join(root, path);
  const file = readdirSync(folder).find((each) => /^(?:licen[cs]e|copying)/iu.test(each));
  if (file !== undefined) return readFileSync(join(folder, file), "utf8").trim();
  if (license !== "MIT" && license !== "ISC") throw new Error(`${path} is under ${license} and brings no text of it`);
  const { author = "its authors" } = manifestSchema.parse(
    JSON.parse(readFileSync(join(folder, "package.json"), "utf8")),
  );
  if (license === "ISC") return `Copyright (c) ${author}\n\n${ISC}`;
  const terms = readFileSync(join(root, "LICENSE"), "utf8").replace(/^Copyright.*$/mu, `Copyright (c) ${author}`);
  return terms.trim();
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const root = fileURLToPath(new URL("../..", import.meta.url));
  const file = join(root, "dist/THIRD-PARTY-LICENCES.txt");
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, thirdPartyLicences(root));
  process.stdout.write(`Written: ${file}\n`);
}
