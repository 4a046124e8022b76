import { mkdirSync, writeFileSync } from "node:fs";
import { expect, inject } from "vitest";
import { crashOptions, type TillName } from "./options.ts";
import type { Trade } from "./provisioning.ts";
import { killRepeatedly } from "./rounds.ts";

/** From so many kills on, each of the states that matter must have been met, or the instants are chosen badly. */
const ENOUGH = 80;

/** What a killed till must have left behind at least once. */
const LEFT: Readonly<Record<Trade, readonly string[]>> = {
  codes: ["sent", "unknown", "awaiting-receipt", "queued"],
  orders: ["sent", "unknown", "awaiting-customer", "refund sent", "refund unknown"],
  passes: ["sent", "unknown", "awaiting-customer", "refund sent"],
};

/** Kills one till as often as the run asks for. The tills run beside each other, each in a worker of its own. */
export async function expectTruth(till: TillName, trade: Trade): Promise<void> {
  const { seed, kills } = crashOptions(process.env, till);
  const rounds = await killRepeatedly({ bundle: inject("hostBundle"), seed, kills, trade });
  mkdirSync(".cache", { recursive: true });
  writeFileSync(`.cache/crash-${till}.json`, JSON.stringify({ seed, ...rounds }, null, 2));
  expect(rounds.kills).toBe(kills);
  if (kills < ENOUGH) return;
  for (const state of LEFT[trade]) {
    expect(rounds.left, `a kill that leaves something ${state}`).toHaveProperty([state]);
  }
}
