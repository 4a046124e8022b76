import { randomInt } from "node:crypto";

/** The tills that are killed, each with a data folder of its own. */
const tills = ["first", "second", "third", "fourth"] as const;
export type TillName = (typeof tills)[number];

/** How long and how to repeat a run, from the environment. */
export interface CrashOptions {
  readonly seed: number;
  /** For this till. */
  readonly kills: number;
}

/** All tills together, per run. */
const KILLS = 1_000;

/** `TILLA_CRASH_SEED` repeats the choices of a run (instants still depend on the machine), `TILLA_CRASH_KILLS` its length. */
export function crashOptions(env: NodeJS.ProcessEnv, till: TillName = "first"): CrashOptions {
  const kills = numberOf(env["TILLA_CRASH_KILLS"]) ?? KILLS;
  const seed = numberOf(env["TILLA_CRASH_SEED"]) ?? randomInt(2 ** 31);
  return { seed: seed + tills.indexOf(till), kills: Math.ceil(kills / tills.length) };
}

function numberOf(text: string | undefined): number | null {
  return text !== undefined && /^\d{1,9}$/u.test(text) ? Number(text) : null;
}
