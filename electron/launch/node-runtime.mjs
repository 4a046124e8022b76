import { existsSync } from "node:fs";
import { join } from "node:path";

/** The oldest Node with the `node:sqlite` that the journal needs. */
export const oldestNode = "22.22.0";

/**
 * @param {string} version
 * @param {string} oldest
 */
export function isAtLeast(version, oldest) {
  const [have, need] = [version, oldest].map((text) => text.replace(/^v/u, "").split(".").map(Number));
  for (const part of [0, 1, 2]) {
    const [a, b] = [have?.[part] ?? 0, need?.[part] ?? 0];
    if (a !== b) return a > b;
  }
  return true;
}

/**
 * A Node that can run the till: the one among the dependencies, else the one that runs this, when it is new enough.
 * @param {string} root
 * @param {{ execPath: string; version: string; platform: string; arch: string }} current
 * @returns {string | undefined}
 */
export function findNode(root, current) {
  const name = current.platform === "win32" ? "win" : current.platform;
  const program = current.platform === "win32" ? "node.exe" : "node";
  const packaged = join(root, "node_modules", `node-${name}-${current.arch}`, "bin", program);
  if (existsSync(packaged)) return packaged;
  return isAtLeast(current.version, oldestNode) ? current.execPath : undefined;
}
