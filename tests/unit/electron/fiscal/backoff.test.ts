import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pauseAfter } from "../../../../electron/fiscal/backoff.ts";

const middle = 0.5;

describe("pauseAfter", () => {
  it("grows from seconds to an hour and stays there", () => {
    const pauses = [1, 2, 3, 4, 5, 6, 7, 100].map((tries) => pauseAfter(tries, middle, null) / 1_000);
    expect(pauses).toEqual([5, 15, 60, 300, 900, 3_600, 3_600, 3_600]);
  });

  it("spreads by a fifth at most", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 50 }), fc.double({ min: 0, max: 1, noNaN: true }), (tries, random) => {
        const usual = pauseAfter(tries, middle, null);
        const pause = pauseAfter(tries, random, null);
        expect(pause).toBeGreaterThanOrEqual(Math.floor(usual * 0.8));
        expect(pause).toBeLessThanOrEqual(Math.ceil(usual * 1.2));
      }),
    );
  });

  it("waits as long as the provider asked, within reason", () => {
    expect(pauseAfter(1, middle, 120_000)).toBe(120_000);
    expect(pauseAfter(1, middle, 1_000)).toBe(5_000);
    expect(pauseAfter(1, middle, 10 * 24 * 3_600_000)).toBe(6 * 3_600_000);
  });
});
