import { expect, inject, test } from "vitest";
import { simulate } from "./fleet.ts";

test("the same seed is the same history, event by event, on another thread too", async () => {
  const worker = inject("simulationWorker");
  const first = await simulate(worker, { seed: 4_711, histories: 20 });
  const second = await simulate(worker, { seed: 4_711, histories: 20 });
  expect(first.digests).toHaveLength(20);
  expect(second.digests).toEqual(first.digests);
  expect(new Set(first.digests).size).toBe(20);
});
