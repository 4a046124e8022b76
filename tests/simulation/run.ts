// `npm run simulate -- --histories N | --hours N  [--seed S]`: histories by hand. `--seed S` alone tells that one, line by line.
import { randomInt } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { buildSimulation } from "./bundle.ts";
import { simulate } from "./fleet.ts";
import { figuresLine } from "./figures.ts";

const { values } = parseArgs({
  options: { histories: { type: "string" }, hours: { type: "string" }, seed: { type: "string" } },
});
const cache = fileURLToPath(new URL("../../.cache", import.meta.url));
mkdirSync(cache, { recursive: true });
const folder = mkdtempSync(join(cache, "simulation-"));
try {
  const worker = await buildSimulation(folder);
  const isOne = values.histories === undefined && values.hours === undefined && values.seed !== undefined;
  const seed = Number(values.seed ?? randomInt(2 ** 31));
  const forMs = values.hours === undefined ? {} : { forMs: Number(values.hours) * 3_600_000 };
  const histories = isOne ? 1 : Number(values.histories ?? (values.hours === undefined ? 1_000 : 1e9));
  const workers = isOne ? 1 : availableParallelism();
  const outcome = await simulate(worker, { seed, histories, workers, stopAtFirst: false, verbose: isOne, ...forMs });
  for (const violation of outcome.violations.slice(0, 20)) {
    console.log(`✗ ${violation.invariant}: ${violation.detail}\n  npm run simulate -- --seed ${violation.seed}`);
  }
  const kinds = Object.entries(outcome.figures.met).toSorted(([one], [other]) => one.localeCompare(other));
  console.log(kinds.map(([what, times]) => `${what} ${times}`).join(" · "));
  console.log(`seed ${seed}: ${figuresLine(outcome.figures, outcome.violations.length)}`);
  process.exitCode = outcome.violations.length > 0 ? 1 : 0;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
