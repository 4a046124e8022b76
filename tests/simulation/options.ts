/** How long and how to repeat a run of `npm test -- simulation`, from the environment. */
export interface SimulationOptions {
  readonly seed: number;
  readonly histories: number;
}

const HISTORIES = 20_000;
/** The same run for everybody, so that a red one is about the change at hand; `npm run simulate` looks elsewhere. */
const SEED = 20_261_127;

/** `TILLA_SIMULATION_SEED` repeats a run exactly, `TILLA_SIMULATION_HISTORIES` sets its length. */
export function simulationOptions(env: NodeJS.ProcessEnv): SimulationOptions {
  return {
    seed: numberOf(env["TILLA_SIMULATION_SEED"]) ?? SEED,
    histories: numberOf(env["TILLA_SIMULATION_HISTORIES"]) ?? HISTORIES,
  };
}

function numberOf(text: string | undefined): number | null {
  return text !== undefined && /^\d{1,10}$/u.test(text) ? Number(text) : null;
}
