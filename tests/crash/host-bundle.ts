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

/**
 * A copy of the built host with one text replaced, for showing that a broken till is found out. How the bundler lays a
 * text out makes no difference: blanks and line ends of `from` are not compared.
 */
export function spoilHost(bundle: string, target: string, from: string, to: string): void {
  cpSync(bundle, target, { recursive: true });
  const folder = join(target, "browser");
  const pattern = new RegExp(Array.from(from.replaceAll(/\s/gu, ""), literally).join("\\s*"), "gu");
  const found = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".js"))
    .map((name) => join(folder, name))
    .flatMap((file) => {
      const text = readFileSync(file, "utf8");
      return Array.from(text.matchAll(pattern), () => ({ file, text }));
    });
  const [only] = found;
  if (!only || found.length > 1) {
    throw new Error(`The built host holds «${from}» ${found.length} times: choose what to break anew.`);
  }
  writeFileSync(
    only.file,
    only.text.replace(pattern, () => to),
  );
}

/** A character as a pattern that matches it alone. */
function literally(character: string): string {
  return character.replace(/[\\^$.*+?()[\]{}|/]/u, "\\$&");
}

export async function setup(project: TestProject): Promise<() => void> {
  mkdirSync(join(root, ".cache"), { recursive: true });
  const folder = mkdtempSync(join(root, ".cache", "crash-host-"));
  await buildHost(folder);
  project.provide("hostBundle", folder);
  return () => rmSync(folder, { recursive: true, force: true });
}
