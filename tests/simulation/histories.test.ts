import { mkdirSync, writeFileSync } from "node:fs";
import { expect, inject, test } from "vitest";
import { FAULTS, MET } from "./coverage.ts";
import { simulate } from "./fleet.ts";
import { simulationOptions } from "./options.ts";

const { seed, histories } = simulationOptions(process.env);

test(`every invariant holds in ${histories} histories`, async () => {
  const outcome = await simulate(inject("simulationWorker"), { seed, histories, workers: 2 });
  const { figures, violations, lines } = outcome;
  mkdirSync(".cache", { recursive: true });
  writeFileSync(".cache/simulation.json", JSON.stringify({ seed, ...figures, violations, lines }, null, 2));
  const told = violations
    .slice(0, 5)
    .map((each) => `${each.invariant}: ${each.detail}\n  npm run simulate -- --seed ${each.seed}`);
  expect(told).toEqual([]);
  expect(figures.histories).toBe(histories);
  if (histories < ENOUGH) return;
  const thin = [...MET, ...FAULTS].filter((what) => (figures.met[what] ?? 0) < LEAST);
  expect(thin).toEqual([]);
});

/** From so many histories on, each state and each fault must have been met so often, or the choices are too thin. */
const ENOUGH = 5_000;
const LEAST = 2;
