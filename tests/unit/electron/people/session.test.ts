import { describe, expect, it } from "vitest";
import { createSession } from "../../../../electron/people/session.ts";
import type { TerminalEvent } from "../../../../shared/domain/events.ts";
import type { Person } from "../../../../shared/domain/people.ts";

const AZIZA: Person = { id: "1", name: "Aziza", role: "manager" };
const DILNOZA: Person = { id: "2", name: "Dilnoza", role: "cashier" };

function till(people: readonly Person[], minutes = 5) {
  const state = { people, minutes, busy: false };
  const noted: TerminalEvent[] = [];
  let timer: { readonly ms: number; readonly act: () => void } | null = null;
  const session = createSession({
    people: () => state.people,
    clock: {
      now: () => 0,
      monotonic: () => 0,
      after(ms, act) {
        const mine = { ms, act };
        timer = mine;
        return () => {
          if (timer === mine) timer = null;
        };
      },
    },
    autoLockMinutes: () => state.minutes,
    busy: () => state.busy,
    note: (event) => void noted.push(event),
    changed: () => undefined,
  });
  return { session, state, noted, timer: () => timer };
}

describe("a session", () => {
  it("begins locked where somebody has to sign in, and open where nobody has", () => {
    expect(till([AZIZA, DILNOZA]).session.locked()).toBe(true);
    expect(till([AZIZA]).session.locked()).toBe(false);
    expect(till([]).session.locked()).toBe(false);
  });

  it("locks itself when no key was touched for as long as the settings allow, and says so", () => {
    const { session, noted, timer } = till([AZIZA, DILNOZA]);
    session.signIn(DILNOZA);
    expect(timer()?.ms).toBe(300_000);
    timer()?.act();
    expect(session.locked()).toBe(true);
    expect(session.operator()).toBeNull();
    expect(noted).toEqual([
      { type: "person.signed-in", who: "Dilnoza", role: "cashier" },
      { type: "till.locked", who: "Dilnoza", auto: true },
    ]);
  });

  it("never locks itself at 0 minutes, and begins to wait anew with each key", () => {
    const never = till([AZIZA, DILNOZA], 0);
    never.session.signIn(DILNOZA);
    expect(never.timer()).toBeNull();
    const { session, timer } = till([AZIZA, DILNOZA]);
    session.signIn(DILNOZA);
    const first = timer();
    session.present();
    expect(timer()).not.toBe(first);
  });

  it("never locks while a charge is on its way, and does so afterwards", () => {
    const { session, state, timer } = till([AZIZA, DILNOZA]);
    session.signIn(DILNOZA);
    state.busy = true;
    timer()?.act();
    expect(session.lock()).toMatchObject({ ok: false, error: { reason: "payments-in-flight" } });
    expect(session.signOut()).toMatchObject({ ok: false, error: { reason: "payments-in-flight" } });
    expect(session.operator()).toEqual(DILNOZA);
    state.busy = false;
    timer()?.act();
    expect(session.locked()).toBe(true);
  });

  it("of a manager on a till of managers ends in the cashier's, not in a lock", () => {
    const { session, timer, noted } = till([AZIZA]);
    session.signIn(AZIZA);
    timer()?.act();
    expect(session.operator()).toBeNull();
    expect(session.locked()).toBe(false);
    expect(noted.at(-1)).toEqual({ type: "person.signed-out", who: "Aziza" });
  });

  it("ends for whoever is removed, and follows whoever is changed", () => {
    const { session, state } = till([AZIZA, DILNOZA]);
    session.signIn(DILNOZA);
    state.people = [AZIZA, { ...DILNOZA, role: "senior" }];
    session.refresh();
    expect(session.operator()?.role).toBe("senior");
    state.people = [AZIZA, { ...DILNOZA, id: "3" }];
    session.refresh();
    expect(session.operator()).toBeNull();
    expect(session.locked()).toBe(true);
  });
});
