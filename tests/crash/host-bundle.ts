// Vitest's global setup of the crash tests: the browser host, built from the sources as they are now.
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createBuilder } from "vite";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    /** The folder of the built host, with `browser/main.js` in it. */
    readonly hostBundle: string;
  }
}

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Builds the browser host as `npm run build` does, in a folder of its own: others may be building `dist/` meanwhile. */
export async function buildHost(folder: string): Promise<void> {
  const builder = await createBuilder({
    configFile: join(root, "vite.config.ts"),
    logLevel: "error",
    environments: { browserHost: { build: { outDir: join(folder, "browser"), sourcemap: false, emptyOutDir: true } } },
  });
  const environment = builder.environments["browserHost"];
  if (!environment) throw new Error("vite.config.ts builds no browser host");
  await builder.build(environment);
  // Nobody opens a page here, but the host asks for one.
  mkdirSync(join(folder, "renderer"), { recursive: true });
  writeFileSync(join(folder, "renderer", "index.html"), "<!doctype html><title>Tilla</title>");
}

/** A copy of the built host with one text replaced, for showing that a broken till is found out. */
export function spoilHost(bundle: string, target: string, from: string, to: string): void {
  cpSync(bundle, target, { recursive: true });
  const folder = join(target, "browser");
  const found = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".js"))
    .map((name) => join(folder, name))
    .filter((file) => readFileSync(file, "utf8").includes(from));
  const [file] = found;
  const text = file === undefined ? "" : readFileSync(file, "utf8");
  if (file === undefined || found.length > 1 || text.split(from).length !== 2) {
    throw new Error(`The built host does not hold exactly one «${from}»: choose what to break anew.`);
  }
  writeFileSync(
    file,
    text.replace(from, () => to),
  );
}

export async function setup(project: TestProject): Promise<() => void> {
  mkdirSync(join(root, ".cache"), { recursive: true });
  const folder = mkdtempSync(join(root, ".cache", "crash-host-"));
  await buildHost(folder);
  project.provide("hostBundle", folder);
  return () => rmSync(folder, { recursive: true, force: true });
}
