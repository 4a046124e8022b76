import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

const lockSchema = z.object({
  packages: z.record(z.string(), z.object({ dev: z.boolean().optional(), optional: z.boolean().optional() })),
});
const packageSchema = z.object({ name: z.string(), version: z.string(), license: z.string().optional() });

/**
 * Writes `THIRD-PARTY.txt`: name, version, licence and its text of every package that is bundled into the product.
 * Electron brings the texts of Chromium and Node itself.
 * @param {{ readonly packager: { readonly projectDir: string } }} context
 */
export function beforePack({ packager }) {
  writeFileSync(join(packager.projectDir, "THIRD-PARTY.txt"), thirdPartyText(packager.projectDir));
}

/**
 * @param {string} root
 * @returns {string}
 */
export function thirdPartyText(root) {
  const lock = lockSchema.parse(JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")));
  const shipped = Object.entries(lock.packages).filter(
    ([path, entry]) => path.startsWith("node_modules/") && entry.dev !== true && entry.optional !== true,
  );
  return shipped.map(([path]) => entryText(join(root, path))).join("");
}

/**
 * A package without a word about its licence ends the build: somebody has to look.
 * @param {string} folder
 */
function entryText(folder) {
  const manifest = readFileSync(join(folder, "package.json"), "utf8");
  const { name, version, license } = packageSchema.parse(JSON.parse(manifest));
  if (license === undefined) throw new Error(`${name} names no licence`);
  const file = existsSync(folder) ? readdirSync(folder).find((each) => /^licen[cs]e/iu.test(each)) : undefined;
  const text = file === undefined ? "" : `\n${readFileSync(join(folder, file), "utf8").trim()}\n`;
  return `${"=".repeat(80)}\n${name} ${version}: ${license}\n${text}\n`;
}
