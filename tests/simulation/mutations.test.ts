import { mkdtempSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, inject, onTestFinished, test } from "vitest";
import { buildSimulation } from "./bundle.ts";
import { simulate } from "./fleet.ts";
import { BUGS } from "./mutations.ts";

/** Most are found within a few dozen; the rare ones need a certain mishap at a certain moment. */
const HISTORIES = 4_000;

test.each(BUGS)("a till that $what is found out", async ({ changes, invariants }) => {
  const folder = mkdtempSync(join(dirname(inject("simulationWorker")), "broken-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const worker = await buildSimulation(folder, changes);
  const { violations } = await simulate(worker, { seed: 1, histories: HISTORIES, stopAtFirst: true });
  expect(invariants).toContain(violations[0]?.invariant);
});
