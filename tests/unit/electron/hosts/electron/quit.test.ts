import { describe, expect, it } from "vitest";
import { CLOSE_BOUND_MS, createQuitGate, QUIT_BOUND_MS } from "../../../../../electron/hosts/electron/quit.ts";
import { FakeEvent } from "../../../../fakes/electron/app.ts";
import { fakeTill, handClock, keptLog, settle } from "../../../../fakes/electron/parts.ts";

function gated() {
  const till = fakeTill();
  const clock = handClock();
  const log = keptLog();
  const quits: boolean[] = [];
  const gate = createQuitGate({ till: till.till, clock, log, quit: () => void quits.push(ask()) });
  function ask(): boolean {
    const event = new FakeEvent();
    gate.hold(event);
    return !event.defaultPrevented;
  }
  return { ...till, clock, log, gate, ask, quits };
}

describe("quitting", () => {
  it("closes the journal first, then goes", async () => {
    const { ask, quits, state } = gated();
    expect(ask()).toBe(false);
    await settle();
    expect(state.closed).toBe(1);
    expect(quits).toEqual([true]);
  });

  it("waits for a charge in flight", async () => {
    const { ask, quits, state, startCharge, endCharge } = gated();
    startCharge();
    expect(ask()).toBe(false);
    await settle();
    expect({ quits, closed: state.closed }).toEqual({ quits: [], closed: 0 });
    endCharge();
    await settle();
    expect({ quits, closed: state.closed }).toEqual({ quits: [true], closed: 1 });
  });

  it("is not hurried by being asked again", async () => {
    const { ask, quits, state, startCharge, endCharge } = gated();
    startCharge();
    for (let n = 0; n < 20; n += 1) expect(ask()).toBe(false);
    await settle();
    expect(state.closed).toBe(0);
    endCharge();
    expect(ask()).toBe(false);
    await settle();
    expect({ quits, closed: state.closed }).toEqual({ quits: [true], closed: 1 });
  });

  it("goes after the longest time a charge can take, and says so", async () => {
    const { ask, clock, quits, startCharge, log } = gated();
    startCharge();
    ask();
    await settle();
    clock.advance(QUIT_BOUND_MS - 1);
    await settle();
    expect(quits).toEqual([]);
    clock.advance(1);
    await settle();
    expect(quits).toEqual([true]);
    expect(log.lines.map(({ event }) => event)).toEqual(["quit.waits-for-charge", "quit.charge-cut"]);
  });

  it("goes even if the journal does not close, and says so", async () => {
    const { ask, quits, state, log } = gated();
    state.closeFails = true;
    ask();
    await settle();
    expect(quits).toEqual([true]);
    expect(log.lines.map(({ event }) => event)).toEqual(["quit.close-failed"]);
  });

  it.each([
    ["waiting for a charge breaks", "idle", "quit.idle-failed"],
    ["closing never ends", "close", "quit.close-cut"],
  ] as const)("goes even if %s, and says so", async (_, broken, said) => {
    const clock = handClock();
    const log = keptLog();
    let quits = 0;
    const till = {
      busy: () => true,
      idle: () => (broken === "idle" ? Promise.reject(new Error("a bug")) : Promise.resolve()),
      close: () => (broken === "close" ? new Promise<void>(() => {}) : Promise.resolve()),
    };
    const gate = createQuitGate({ till, clock, log, quit: () => void (quits += 1) });
    gate.hold(new FakeEvent());
    await settle();
    clock.advance(CLOSE_BOUND_MS);
    await settle();
    expect(quits).toBe(1);
    expect(log.lines.map(({ event }) => event)).toEqual(["quit.waits-for-charge", said]);
  });

  it("closes the journal once when the system goes down meanwhile", async () => {
    const { ask, gate, state, startCharge, endCharge } = gated();
    startCharge();
    ask();
    gate.sessionEnds();
    await settle();
    expect(state.closed).toBe(1);
    endCharge();
    await settle();
    expect(state.closed).toBe(1);
  });
});
