import type { TerminalEvent } from "../../shared/domain/events.ts";
import { needsSignIn } from "../../shared/domain/people.ts";
import type { PeopleStatus } from "../../shared/ipc/status.ts";
import type { TillOptions } from "../ipc/port.ts";
import { createGate, type Gate } from "../people/gate.ts";
import { createGuardFile } from "../people/guard-file.ts";
import { managerNameIn } from "../people/manager-pin.ts";
import { createPeople, type People } from "../people/people.ts";
import { createPinThrottle } from "../people/pin-throttle.ts";
import { createSession, type Session } from "../people/session.ts";
import { hasPeople, readPeople, writePeople } from "../people/stored-people.ts";
import type { SettingsService } from "../settings/service.ts";

/** The people of the terminal, whichever mode it is in. */
export interface TillPeople {
  readonly people: People;
  readonly session: Session;
  readonly gate: Gate;
  status(): PeopleStatus;
  /** Live money waits for a manager, or for the word that the shop wants none. */
  managerMissing(): boolean;
}

export interface TillPeopleDeps extends Pick<TillOptions, "dataDir" | "secrets" | "clock" | "ids" | "log" | "pinCost"> {
  readonly settings: Pick<SettingsService, "current" | "replace">;
  readonly busy: () => boolean;
  readonly note: (event: TerminalEvent) => void;
  readonly changed: () => void;
}

/** A shop that has entered somebody no longer works without people, however they may be gone later. */
function wantPeople(service: TillPeopleDeps["settings"]): void {
  const settings = service.current();
  service.replace({ ...settings, access: { ...settings.access, withoutPeople: false } });
}

/** Reads who works here, takes the way back from a lost PIN where somebody asked for it, and puts that on record. */
export async function openPeople(deps: TillPeopleDeps): Promise<TillPeople> {
  const { secrets, clock, log, note, pinCost } = deps;
  const settings = () => deps.settings.current();
  const file = createGuardFile(deps.dataDir, log);
  const throttle = createPinThrottle(file, clock);
  const managerName = managerNameIn(settings().locale);
  if (throttle.known > 0 || hasPeople(secrets)) wantPeople(deps.settings);
  if (file.resetAsked()) {
    // On record before anybody is gone: a till that ends in between takes the way back once more.
    note({ type: "people.reset", by: "reset-file", known: throttle.known });
    await secrets.set("manager.pin", null);
    const gone = await writePeople(secrets, []);
    if (gone.ok) {
      throttle.reset();
      throttle.setKnown(0);
      file.resetDone();
    }
  }
  const kept = await readPeople(secrets, managerName);
  if (kept.ok && kept.value.length === 0 && throttle.known > 0) {
    note({ type: "people.reset", by: "not-kept", known: throttle.known });
  }
  if (kept.ok) throttle.setKnown(kept.value.length);
  const changed = (): void => {
    if (people.list().length > 0) wantPeople(deps.settings);
    deps.changed();
  };
  const people = createPeople({ ...deps, kept, throttle, changed, ...(pinCost && { cost: pinCost }) });
  const autoLockMinutes = () => settings().access.autoLockMinutes;
  const session = createSession({
    clock,
    busy: deps.busy,
    note,
    changed: deps.changed,
    people: people.list,
    autoLockMinutes,
  });
  const gate = createGate({ people, session, settings, clock });
  const managerMissing = () => people.list().length === 0 && !people.shut && !settings().access.withoutPeople;
  return {
    people,
    session,
    gate,
    managerMissing,
    status: () => ({
      known: [...people.list()],
      operator: session.operator(),
      locked: session.locked(),
      signInNeeded: needsSignIn(people.list()),
      managerMissing: managerMissing(),
    }),
  };
}
