// `npm run sbom`: what the product is made of, as CycloneDX, into dist/sbom.cdx.json. Made by npm from the lockfile.
import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";

const root = fileURLToPath(new URL("../..", import.meta.url));
const file = join(root, "dist/sbom.cdx.json");

const options = ["--omit=dev", "--package-lock-only", "--sbom-format=cyclonedx", "--sbom-type=application"];
const made = spawnSync("npm", ["sbom", ...options], {
  cwd: root,
  encoding: "utf8",
  shell: process.platform === "win32",
  maxBuffer: 64 * 1024 * 1024,
});
if (made.status !== 0) {
  process.stderr.write(`npm made no bill of materials: ${made.error?.message ?? made.stderr}\n`);
  process.exit(1);
}
const bom = z
  .looseObject({ bomFormat: z.literal("CycloneDX"), metadata: z.looseObject({ component: z.looseObject({}) }) })
  .parse(JSON.parse(made.stdout));
// npm names the component after the folder that the checkout happens to lie in.
Object.assign(bom.metadata.component, { name: "tilla" });
mkdirSync(dirname(file), { recursive: true });
writeFileSync(file, `${JSON.stringify(bom, null, 2)}\n`);
process.stdout.write(`Written: ${file}\n`);
