import fc from "fast-check";
import { expect, it } from "vitest";
import { createHolds } from "../../../../electron/sales/holds.ts";
import { saleEvents as e, saleOf } from "../../../fakes/sales.ts";

const HOLD_MS = 60_000;
const unknown = saleOf([e.opened(), e.recorded(), e.sent(), e.unknown()]);
const waits = {
  type: "payment.awaiting-customer",
  attemptId: "A1",
  presentation: { kind: "customer-device" },
  refs: {},
} as const;

/** A till whose clock can be set, and that can be started again. */
function till() {
  let wall = 1_700_000_000_000;
  let steady = 5;
  const clock = { now: () => wall, monotonic: () => steady };
  let holds = createHolds(clock, () => HOLD_MS);
  return {
    pass(ms: number) {
      wall += ms;
      steady += ms;
    },
    setClock: (by: number) => void (wall += by),
    restart() {
      steady = 5;
      holds = createHolds(clock, () => HOLD_MS);
      holds.consider(unknown);
    },
    now: () => wall,
    get holds() {
      return holds;
    },
  };
}

it("a hold lasts as long as it should, whatever is done to the clock and however often the till is started", () => {
  const happening = fc.oneof(
    fc.nat(20_000).map((ms) => ({ do: "pass", ms }) as const),
    fc.integer({ min: -1e9, max: 1e9 }).map((ms) => ({ do: "set", ms }) as const),
    fc.constant({ do: "restart" } as const),
  );
  fc.assert(
    fc.property(fc.array(happening, { maxLength: 20 }), (happenings) => {
      const at = till();
      at.holds.consider(unknown);
      let held = 0;
      for (const each of happenings) {
        if (each.do === "pass") at.pass(each.ms);
        if (each.do === "set") at.setClock(each.ms);
        if (each.do === "restart") at.restart();
        // Since the till was started last: before that it may have been away for any time.
        held = each.do === "restart" ? 0 : held + (each.do === "pass" ? each.ms : 0);
        at.holds.consider(unknown);
        expect(at.holds.left("A1")).toBe(Math.max(0, HOLD_MS - held));
      }
    }),
  );
});

it("is told by the present clock, also after that was set", () => {
  const at = till();
  at.holds.consider(unknown);
  at.setClock(3_600_000);
  const [hold] = at.holds.ends();
  expect(hold?.attemptId).toBe("A1");
  expect((hold?.endsAt ?? 0) - at.now()).toBeGreaterThanOrEqual(HOLD_MS);
  expect((hold?.endsAt ?? 0) - at.now()).toBeLessThan(HOLD_MS + 1_000);
});

it("begins anew when a payment that waited becomes unknown, and ends with its doubt", () => {
  const at = till();
  at.holds.consider(saleOf([e.opened(), e.recorded(), e.sent(), waits]));
  at.pass(50_000);
  at.holds.consider(saleOf([e.opened(), e.recorded(), e.sent(), waits, e.unknown()]));
  expect(at.holds.left("A1")).toBe(HOLD_MS);
  at.holds.consider(saleOf([e.opened(), e.recorded(), e.sent(), waits, e.unknown(), e.settled("A1", "paid")]));
  expect(at.holds.ends()).toEqual([]);
});

it("has all of it before it where nobody saw it begin", () => {
  expect(till().holds.left("A9")).toBe(HOLD_MS);
});
