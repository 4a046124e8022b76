import { EventEmitter } from "node:events";
import { describe, expect, it } from "vitest";
import { AWAKE_AFTER_MS, keepAwake } from "../../../../../electron/hosts/electron/power.ts";
import { FakeEvent } from "../../../../fakes/electron/app.ts";
import { fakeTill, handClock } from "../../../../fakes/electron/parts.ts";
import { saleEvents, saleOf } from "../../../../fakes/sales.ts";

function machine() {
  const till = fakeTill();
  const clock = handClock();
  const monitor = new EventEmitter();
  const awake = new Set<number>();
  let last = 0;
  let quits = 0;
  const blocker = {
    start() {
      last += 1;
      awake.add(last);
      return last;
    },
    stop: (id: number) => awake.delete(id),
  };
  keepAwake({ till: till.till, clock, blocker, monitor, quit: () => (quits += 1) });
  const sale = () => till.emit({ type: "sale-changed", sale: saleOf([saleEvents.opened()]), late: false });
  function shutDown(): boolean {
    const event = new FakeEvent();
    monitor.emit("shutdown", event);
    return event.defaultPrevented;
  }
  return { ...till, clock, awake, sale, shutDown, quits: () => quits };
}

describe("sleep", () => {
  it("is left to the system until a sale begins, and again when nothing of it has happened for a while", () => {
    const { awake, sale, clock } = machine();
    expect(awake.size).toBe(0);
    sale();
    clock.advance(AWAKE_AFTER_MS - 1);
    sale();
    clock.advance(AWAKE_AFTER_MS - 1);
    expect(awake.size).toBe(1);
    clock.advance(1);
    expect(awake.size).toBe(0);
    sale();
    expect(awake.size).toBe(1);
  });

  it("does not come over a charge that is still in flight", () => {
    const { awake, sale, clock, startCharge, endCharge } = machine();
    sale();
    startCharge();
    clock.advance(AWAKE_AFTER_MS);
    expect(awake.size).toBe(1);
    endCharge();
    clock.advance(AWAKE_AFTER_MS);
    expect(awake.size).toBe(0);
  });
});

describe("a shutdown", () => {
  it("is held back while a charge is in flight, and the program ends by itself then", () => {
    const { shutDown, startCharge, quits } = machine();
    startCharge();
    expect([shutDown(), quits()]).toEqual([true, 1]);
  });

  it("goes its way when nothing is in flight", () => {
    const { shutDown, quits } = machine();
    expect([shutDown(), quits()]).toEqual([false, 0]);
  });
});
