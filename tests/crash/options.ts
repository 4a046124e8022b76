import { randomInt } from "node:crypto";

/** How long and how to repeat a run, from the environment. */
export interface CrashOptions {
  readonly seed: number;
  /** For one of the two tills. */
  readonly kills: number;
}

/** Both tills together, per run. */
const KILLS = 200;

/** `TILLA_CRASH_SEED` repeats the choices of a run (instants still depend on the machine), `TILLA_CRASH_KILLS` its length. */
export function crashOptions(env: NodeJS.ProcessEnv): CrashOptions {
  const kills = numberOf(env["TILLA_CRASH_KILLS"]) ?? KILLS;
  return { seed: numberOf(env["TILLA_CRASH_SEED"]) ?? randomInt(2 ** 31), kills: Math.ceil(kills / 2) };
}

function numberOf(text: string | undefined): number | null {
  return text !== undefined && /^\d{1,9}$/u.test(text) ? Number(text) : null;
}
