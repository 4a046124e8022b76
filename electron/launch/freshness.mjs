import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";

const sources = ["electron", "renderer", "shared", "vite.config.ts", "package-lock.json"];
const outputs = [
  "dist/main/main.js",
  "dist/preload/preload.cjs",
  "dist/preload-display/display.cjs",
  "dist/browser/main.js",
  "dist/renderer/index.html",
  "dist/display/display.html",
];

/**
 * The newest change below a path. Folders count too: deleting a file changes only its folder.
 * @param {string} path
 * @returns {number}
 */
function newest(path) {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) return 0;
  if (!stat.isDirectory()) return stat.mtimeMs;
  return readdirSync(path).reduce((latest, name) => Math.max(latest, newest(join(path, name))), stat.mtimeMs);
}

/**
 * Whether dist/ is whole and no source changed after it was built.
 * @param {string} root
 */
export function isBuilt(root) {
  const built = outputs.map((file) => statSync(join(root, file), { throwIfNoEntry: false })?.mtimeMs ?? 0);
  return Math.min(...built) > Math.max(...sources.map((source) => newest(join(root, source))));
}
