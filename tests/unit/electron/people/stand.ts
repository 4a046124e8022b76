import type { Guard, GuardFile } from "../../../../electron/people/guard-file.ts";
import { createPeople } from "../../../../electron/people/people.ts";
import { createPinThrottle } from "../../../../electron/people/pin-throttle.ts";
import { readPeople } from "../../../../electron/people/stored-people.ts";
import type { TerminalEvent } from "../../../../shared/domain/events.ts";
import { CHEAP, fakeClock, fakeSecrets } from "../settings/fakes.ts";

/** What outlives a restart, in memory. */
export function fakeGuard() {
  const state = { guard: { version: 1, known: 0, misses: {} } as Guard, writes: 0, reset: false };
  const file: GuardFile = {
    read: () => state.guard,
    write(guard) {
      state.guard = structuredClone(guard);
      state.writes += 1;
    },
    resetAsked: () => state.reset,
    resetDone: () => void (state.reset = false),
  };
  return { file, state };
}

/** The people of one terminal over its restarts: what is kept stays, what is in memory goes. */
export function fakeTerminal() {
  const { secrets, state } = fakeSecrets();
  const guard = fakeGuard();
  const { clock, pass } = fakeClock();
  const noted: TerminalEvent[] = [];
  let ids = 0;
  async function start() {
    const kept = await readPeople(secrets, "Manager");
    return createPeople({
      secrets,
      kept,
      throttle: createPinThrottle(guard.file, clock),
      clock,
      ids: { next: () => `P${(ids += 1)}`, random: () => 0.5 },
      note: (event) => void noted.push(event),
      changed: () => undefined,
      cost: CHEAP,
    });
  }
  return { start, secrets, state, guard, clock, pass, noted };
}
