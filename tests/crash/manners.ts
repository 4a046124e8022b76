import type { FaultInput } from "../../electron/payments/sandbox/faults.ts";
import type { Chance } from "./chance.ts";

/** How the provider treats the next charge: quick or slow, now and then without an answer; the money may move or not. */
export function chargeManner(chance: Chance): FaultInput {
  const delays = { delayBeforeMs: chance.whole(0, 12), delayAfterMs: chance.whole(0, 25) };
  if (chance.sometimes(0.85)) return { on: "charge", ...delays };
  const kind = chance.pick("drop", "reset", "html");
  return { on: "charge", ...delays, acts: chance.sometimes(0.5), reply: { kind } };
}

/** How it treats the next receipt. */
export function attachManner(chance: Chance): FaultInput {
  const delays = { delayBeforeMs: chance.whole(0, 10), delayAfterMs: chance.whole(0, 20) };
  if (chance.sometimes(0.92)) return { on: "attach", ...delays };
  return { on: "attach", ...delays, acts: chance.sometimes(0.5), reply: { kind: chance.pick("drop", "reset") } };
}
