import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addressKind } from "../../../../../renderer/features/settings/address.ts";
import { parseWithin, ranges } from "../../../../../renderer/features/settings/number-range.ts";
import { pinProblem } from "../../../../../renderer/features/settings/pin-rules.ts";
import { calibrationSale, parseSums, PREVIEW, wireOf } from "../../../../../renderer/features/settings/unit-preview.ts";
import { DEFAULT_SETTINGS, settingsSchema } from "../../../../../shared/domain/settings.ts";
import { saleEvents as e, saleOf } from "../../../../fakes/sales.ts";

describe("what would be sent", () => {
  it("differs by exactly a hundred between the units, for every amount", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999_999_999 }), (sums) => {
        const money = { minor: sums * 100, currency: "UZS" } as const;
        expect(wireOf(money, "sum")).toBe(String(sums));
        expect(wireOf(money, "tiyin")).toBe(`${sums}00`);
      }),
    );
  });

  it("is never a rounded number", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999_900 }), (minor) => {
        const wire = wireOf({ minor, currency: "UZS" }, "sum");
        expect(wire === null ? minor % 100 !== 0 : Number(wire) * 100 === minor).toBe(true);
      }),
    );
  });

  it("is shown for 1 000 sums", () => {
    expect([wireOf(PREVIEW, "sum"), wireOf(PREVIEW, "tiyin")]).toEqual(["1000", "100000"]);
  });
});

describe("the amount that the customer's app shows", () => {
  it("is read as typed, or not at all", () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 999_999_999 }), (n) => parseSums(String(n)) === n));
    expect(parseSums("100 000")).toBe(100_000);
    expect(parseSums("100\u202f000")).toBe(100_000);
    for (const text of ["", "0", "-5", "1.000", "1,5", "ten", "1e3"]) expect(parseSums(text)).toBeNull();
  });
});

describe("the calibration sale", () => {
  const paid = (startAt: number, id: string, unit = "sum") =>
    saleOf([e.opened(), e.recorded("A1", { wire: { amount: "1000", unit } }), e.sent(), e.paid()], id, startAt);
  it("is the latest paid one after the choice, in the chosen unit", () => {
    const sales = [paid(30_000, "late"), paid(20_000, "early"), paid(40_000, "other", "tiyin"), paid(0, "before")];
    expect(calibrationSale(sales, "sum", 15_000)?.id).toBe("late");
    expect(calibrationSale(sales, "tiyin", 15_000)?.id).toBe("other");
    expect(calibrationSale(sales, "sum", 50_000)).toBeNull();
    const declined = saleOf([e.opened(), e.recorded(), e.sent(), e.declined()], "no", 60_000);
    expect(calibrationSale([declined], "sum", 0)).toBeNull();
  });
});

describe("a device's address", () => {
  it.each([
    ["", "empty"],
    ["192.168.1.50:8080", "not-an-address"],
    ["ftp://192.168.1.50", "not-an-address"],
    ["http://me:pw@192.168.1.50", "not-an-address"],
    ["http://192.168.1.50:8080", "http-private"],
    ["http://10.0.0.1", "http-private"],
    ["http://127.0.0.1:1234/box", "http-private"],
    ["http://[fd00::1]:8080", "http-private"],
    ["http://localhost:9000", "http-private"],
    ["http://8.8.8.8", "http-public"],
    ["http://172.32.0.1", "http-public"],
    ["http://[2001:4860:4860::8888]/", "http-public"],
    // The same address in another notation.
    ["http://134744072/", "http-public"],
    ["http://fiscalbox.local", "http-name"],
    ["https://api.fiscalbox.example", "https"],
    ["https://8.8.8.8", "https"],
  ])("%s is %s", (text, kind) => {
    expect(addressKind(text)).toBe(kind);
  });
});

describe("numbers within their range", () => {
  it("are taken from the contract", () => {
    expect(ranges.unknownAfterSeconds).toEqual({ least: 5, most: 300 });
    expect(ranges.maxAmount).toEqual({ least: 1, most: 999_999_999 });
  });

  it("are accepted exactly where the contract accepts them", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_000 }), (holdSeconds) => {
        const settings = { ...DEFAULT_SETTINGS, timeouts: { ...DEFAULT_SETTINGS.timeouts, holdSeconds } };
        const here = parseWithin(String(holdSeconds), ranges.holdSeconds) === holdSeconds;
        expect(here).toBe(settingsSchema.safeParse(settings).success);
      }),
    );
    expect(parseWithin("50 000 000", ranges.maxAmount)).toBe(50_000_000);
    expect(parseWithin("12.5", ranges.holdSeconds)).toBeNull();
  });
});

describe("a new PIN", () => {
  it("has 4 to 12 figures and is typed twice alike", () => {
    expect(pinProblem("123", "123")).toBe("format");
    expect(pinProblem("12a4", "12a4")).toBe("format");
    expect(pinProblem("1234", "1235")).toBe("differ");
    expect(pinProblem("1234", "1234")).toBeNull();
  });
});
