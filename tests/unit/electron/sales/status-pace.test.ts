import { describe, expect, it } from "vitest";
import { pauseBeforeAsking } from "../../../../electron/sales/status-pace.ts";

describe("pauseBeforeAsking", () => {
  it.each([
    ["at once, while the customer stands there", 0, 1_000],
    ["every three seconds in the first minute", 30_000, 3_000],
    ["every ten seconds up to five minutes", 120_000, 10_000],
    ["every five minutes in the first hour", 1_800_000, 300_000],
    ["hourly on the first day", 7_200_000, 3_600_000],
    ["daily for as long as it takes", 10 * 86_400_000, 86_400_000],
  ])("asks %s", (_, age, pause) => {
    expect(pauseBeforeAsking(age)).toBe(pause);
  });
});
