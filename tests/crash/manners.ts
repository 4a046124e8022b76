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

/** How it treats the next question about an order. */
export function statusManner(chance: Chance): FaultInput {
  return { on: "status", ...talkative(chance), ...(chance.sometimes(0.5) ? {} : unanswered(chance)) };
}

/** How it treats calling an order off: answered or not, done or not. */
export function cancelManner(chance: Chance): FaultInput {
  return { on: "cancel", ...talkative(chance), ...(chance.sometimes(0.8) ? {} : unanswered(chance)) };
}

/** How it treats the next refund: answered or not, the money gone back or not. */
export function refundManner(chance: Chance): FaultInput {
  return { on: "refund", ...talkative(chance), ...(chance.sometimes(0.75) ? {} : unanswered(chance)) };
}

/** A receipt put off: the till has to try again. */
export function putOff(chance: Chance): FaultInput {
  return { on: "attach", acts: chance.sometimes(0.5), reply: { kind: chance.pick("drop", "reset") } };
}

function talkative(chance: Chance): Pick<FaultInput, "delayBeforeMs" | "delayAfterMs"> {
  return { delayBeforeMs: chance.whole(0, 12), delayAfterMs: chance.whole(0, 25) };
}

function unanswered(chance: Chance): Pick<FaultInput, "acts" | "reply"> {
  return { acts: chance.sometimes(0.5), reply: { kind: chance.pick("drop", "reset", "html") } };
}
