import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

const entrySchema = z.object({
  version: z.string(),
  license: z.string().optional(),
  integrity: z.string().optional(),
  dependencies: z.record(z.string(), z.string()).optional(),
  hasInstallScript: z.boolean().optional(),
});
/** The project itself has an entry too, and local links have little of their own. */
const anyEntrySchema = entrySchema.partial();
const lockSchema = z.object({ packages: z.record(z.string(), anyEntrySchema) });

/** @typedef {z.infer<typeof entrySchema>} LockEntry */
/** @typedef {LockEntry & { readonly name: string; readonly path: string }} ProductionPackage */

/**
 * The lockfile's packages by their path.
 * @param {string} root
 * @returns {ReadonlyMap<string, z.infer<typeof anyEntrySchema>>}
 */
export function lockedPackages(root) {
  const lock = lockSchema.parse(JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")));
  return new Map(Object.entries(lock.packages));
}

/**
 * What is bundled into the product, by the lockfile: everything that the project's own dependencies need, and what
 * those need. Peers and optional packages come in only where somebody needs them.
 * @param {string} root
 * @returns {readonly ProductionPackage[]}
 */
export function productionPackages(root) {
  const locked = lockedPackages(root);
  /** @type {Map<string, ProductionPackage>} */
  const found = new Map();

  /**
   * As Node resolves it: the nearest `node_modules` on the way up.
   * @param {string} name
   * @param {string} from
   */
  function add(name, from) {
    const owners = from.split("node_modules/").slice(1);
    for (let depth = owners.length; depth >= 0; depth--) {
      const path = [...owners.slice(0, depth), name].map((each) => `node_modules/${each}`).join("");
      const entry = locked.get(path);
      if (entry !== undefined) return take(name, path, entrySchema.parse(entry));
    }
    throw new Error(`${name} is not in the lockfile, though ${from || "the project"} needs it`);
  }

  /**
   * @param {string} name
   * @param {string} path
   * @param {LockEntry} entry
   */
  function take(name, path, entry) {
    if (found.has(path)) return;
    found.set(path, { ...entry, name, path });
    for (const needed of Object.keys(entry.dependencies ?? {})) add(needed, path);
  }

  for (const name of Object.keys(locked.get("")?.dependencies ?? {})) add(name, "");
  return [...found.values()].toSorted((a, b) => (a.path < b.path ? -1 : 1));
}
