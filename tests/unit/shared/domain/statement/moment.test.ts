import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readMoment, zoneClock } from "../../../../../shared/domain/statement/moment.ts";

const DAY_FIRST = { dates: "day-first" } as const;
const MONTH_FIRST = { dates: "month-first" } as const;
const tashkent = zoneClock("Asia/Tashkent");
const NOON = Date.UTC(2026, 10, 21, 7, 0, 0);

describe("a time of a statement", () => {
  it.each([
    ["2026-11-21 12:00:00", NOON, 999],
    ["2026-11-21T12:00:00", NOON, 999],
    ["2026-11-21T12:00:00.123", NOON, 999],
    ["2026-11-21T12:00:00+05:00", NOON, 999],
    ["2026-11-21T07:00:00Z", NOON, 999],
    ["21.11.2026 12:00", NOON, 59_999],
    ["21/11/2026, 12:00:00", NOON, 999],
    ["21-11-26 12:00:00", NOON, 999],
    ["21.11.2026 12:00:00 PM", NOON, 999],
    ["20261121120000", NOON, 999],
    [NOON, NOON, 0],
    [String(NOON / 1000), NOON, 999],
  ])("%j", (cell, from, length) => {
    expect(readMoment(cell, DAY_FIRST, tashkent)).toEqual({ ok: true, value: { from, to: from + length } });
  });

  it("is a whole day where no hour is written", () => {
    const start = Date.UTC(2026, 10, 20, 19, 0, 0);
    expect(readMoment("21.11.2026", DAY_FIRST, tashkent)).toEqual({
      ok: true,
      value: { from: start, to: start + 86_400_000 - 1 },
    });
  });

  it("goes by the order that a person has chosen", () => {
    const read = (dates: typeof DAY_FIRST | typeof MONTH_FIRST) => readMoment("03.04.2026 00:00:00", dates, tashkent);
    expect(read(DAY_FIRST)).toMatchObject({ value: { from: Date.UTC(2026, 3, 2, 19) } });
    expect(read(MONTH_FIRST)).toMatchObject({ value: { from: Date.UTC(2026, 2, 3, 19) } });
  });

  it.each([
    ["", "time-missing"],
    ["tomorrow", "time-unreadable"],
    ["31.02.2026", "time-unreadable"],
    ["2026-13-01", "time-unreadable"],
    ["21.11.2026 24:00", "time-unreadable"],
    ["21.11.2026 12:60", "time-unreadable"],
    ["21.11.1926 12:00", "time-unreadable"],
    ["11/21/2026 12:00", "time-unreadable"],
    [46_347.5, "time-unreadable"],
    ["=NOW()", "time-unreadable"],
  ])("%j is %s", (cell, error) => {
    expect(readMoment(cell, DAY_FIRST, tashkent)).toEqual({ ok: false, error });
  });

  it("reads any second of any zone back, also around a change of the clocks", () => {
    const zones = fc.constantFrom("Asia/Tashkent", "Europe/Berlin", "America/New_York", "Asia/Kathmandu", "UTC");
    const ends = { min: Date.UTC(2020, 0, 1) / 1000, max: Date.UTC(2030, 0, 1) / 1000 };
    fc.assert(
      fc.property(zones, fc.integer(ends), (zone, second) => {
        const at = second * 1000;
        const text = new Intl.DateTimeFormat("sv", {
          timeZone: zone,
          dateStyle: "short",
          timeStyle: "medium",
        }).format(at);
        const read = readMoment(text, DAY_FIRST, zoneClock(zone));
        // In the hour that comes twice a local time alone does not tell which of them is meant.
        const off = read.ok ? Math.abs(read.value.from - at) : -1;
        expect([0, 3_600_000]).toContain(off);
        if (zone === "Asia/Tashkent" || zone === "UTC") expect(off).toBe(0);
      }),
    );
  });

  it("is total", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "binary" }), fc.double()), (cell) => {
        const read = readMoment(cell, DAY_FIRST, tashkent);
        if (read.ok) expect(read.value.from).toBeLessThanOrEqual(read.value.to);
      }),
    );
  });
});
