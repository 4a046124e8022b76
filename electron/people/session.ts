import type { TerminalEvent } from "../../shared/domain/events.ts";
import { needsSignIn, type Person } from "../../shared/domain/people.ts";
import { conflict, type PosError } from "../../shared/errors/pos-error.ts";
import { err, ok, type Result } from "../../shared/result.ts";
import type { Clock } from "../runtime/clock.ts";

/** Who is at the till. Lives here in the main process: a page can ask for it to change, never say what it is. */
export interface Session {
  operator(): Person | null;
  /** Nobody sells or decides until somebody signs in. */
  locked(): boolean;
  signIn(person: Person): void;
  signOut(): Result<null, PosError>;
  lock(): Result<null, PosError>;
  /** Somebody is at the keys. */
  present(): void;
  /** The people have changed: whoever is gone is signed out. */
  refresh(): void;
  stop(): void;
}

export interface SessionDeps {
  readonly people: () => readonly Person[];
  readonly clock: Clock;
  /** 0: never. */
  readonly autoLockMinutes: () => number;
  /** A charge is on its way: what becomes of it must stay on screen. */
  readonly busy: () => boolean;
  readonly note: (event: TerminalEvent) => void;
  readonly changed: () => void;
}

/** How soon an automatic lock that a charge held off is tried again. */
const AGAIN_MS = 5_000;

export function createSession(deps: SessionDeps): Session {
  const { people, clock, autoLockMinutes, busy, note, changed } = deps;
  let operator: Person | null = null;
  let isLocked = false;
  let cancel = (): void => undefined;

  function arm(ms = autoLockMinutes() * 60_000): void {
    cancel();
    cancel = () => undefined;
    if (operator && !isLocked && ms > 0) cancel = clock.after(ms, leftAlone);
  }
  function leftAlone(): void {
    if (busy()) return arm(AGAIN_MS);
    leave(true);
  }
  /** With nobody but managers the till goes on as the cashier's; elsewhere it is locked. */
  function leave(auto: boolean): void {
    if (!operator || isLocked) return;
    const who = operator.name;
    if (needsSignIn(people())) {
      isLocked = true;
      note({ type: "till.locked", who, auto });
    } else {
      operator = null;
      note({ type: "person.signed-out", who });
    }
    arm();
    changed();
  }

  return {
    operator: () => (isLocked ? null : operator),
    locked: () => needsSignIn(people()) && (operator === null || isLocked),
    signIn(person) {
      if (operator && operator.id !== person.id) note({ type: "person.signed-out", who: operator.name });
      operator = person;
      isLocked = false;
      note({ type: "person.signed-in", who: person.name, role: person.role });
      arm();
      changed();
    },
    signOut() {
      if (busy()) return err(conflict("payments-in-flight"));
      if (operator) note({ type: "person.signed-out", who: operator.name });
      operator = null;
      isLocked = false;
      arm();
      changed();
      return ok(null);
    },
    lock() {
      if (busy()) return err(conflict("payments-in-flight"));
      leave(false);
      return ok(null);
    },
    present: () => arm(),
    refresh() {
      const before = operator;
      if (before) operator = people().find(({ id }) => id === before.id) ?? null;
      if (!operator) isLocked = false;
      if (before && !operator) note({ type: "person.signed-out", who: before.name });
      arm();
      changed();
    },
    stop: () => cancel(),
  };
}
