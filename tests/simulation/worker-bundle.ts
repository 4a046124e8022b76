// Vitest's global setup of the simulation: its worker, built from the sources as they are now.
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { TestProject } from "vitest/node";
import { buildSimulation } from "./bundle.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The built worker of the simulation. */
    readonly simulationWorker: string;
  }
}

const cache = fileURLToPath(new URL("../../.cache", import.meta.url));

export async function setup(project: TestProject): Promise<() => void> {
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, "simulation-"));
  project.provide("simulationWorker", await buildSimulation(folder));
  return () => rmSync(folder, { recursive: true, force: true });
}
