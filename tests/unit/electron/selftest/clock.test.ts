import fc from "fast-check";
import { expect, it } from "vitest";
import { checkClock } from "../../../../electron/selftest/clock.ts";

const now = Date.UTC(2026, 10, 28, 9);
const minute = 60_000;

it("is a person's to compare while no provider has told its time", () => {
  expect(checkClock({ now, skewMs: null, newestSaleAt: now - minute })).toEqual({ found: "clock-alone", at: now });
});

it("is right within a minute of the provider's, and off by so many seconds beyond", () => {
  const about = (skewMs: number) => checkClock({ now, skewMs, newestSaleAt: null });
  expect(about(-12_400)).toEqual({ found: "clock-right", seconds: 12 });
  expect(about(minute)).toEqual({ found: "clock-right", seconds: 60 });
  expect(about(90_000)).toEqual({ found: "clock-off", seconds: 90 });
  expect(about(-301_000)).toEqual({ found: "clock-off", seconds: -301 });
});

it("was set back when the journal has a sale of a later time, whatever a provider said before", () => {
  const later = { now, skewMs: 0, newestSaleAt: now + 90 * minute };
  expect(checkClock(later)).toEqual({ found: "clock-behind-journal", minutes: 90 });
  expect(checkClock({ ...later, newestSaleAt: now + 2_000 })).toEqual({ found: "clock-right", seconds: 0 });
});

it("never calls a clock right that is more than a minute off", () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e9, max: 1e9 }), (skewMs) => {
      const { found } = checkClock({ now, skewMs, newestSaleAt: null });
      expect(found === "clock-right").toBe(Math.abs(skewMs) <= minute);
    }),
  );
});
