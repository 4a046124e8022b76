import { mkdirSync, writeFileSync } from "node:fs";
import { expect, inject } from "vitest";
import { crashOptions } from "./options.ts";
import { killRepeatedly } from "./rounds.ts";

/** From so many kills on, each of the states that matter must have been met, or the instants are chosen badly. */
const ENOUGH = 80;

/** Kills one till as often as the run asks for. The two tills run side by side, each in a worker of its own. */
export async function expectTruth(till: "first" | "second"): Promise<void> {
  const { seed, kills } = crashOptions(process.env);
  const options = { bundle: inject("hostBundle"), seed: till === "first" ? seed : seed + 1, kills };
  const rounds = await killRepeatedly(options);
  mkdirSync(".cache", { recursive: true });
  writeFileSync(`.cache/crash-${till}.json`, JSON.stringify({ seed: options.seed, ...rounds }, null, 2));
  expect(rounds.kills).toBe(kills);
  if (kills < ENOUGH) return;
  for (const state of ["sent", "unknown", "awaiting-receipt", "queued"]) {
    expect(rounds.left, `a kill that leaves something ${state}`).toHaveProperty(state);
  }
}
