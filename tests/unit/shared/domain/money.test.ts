import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromMajor, toMajorText, toUnits } from "../../../../shared/domain/money.ts";

describe("money", () => {
  it("turns whole sums into tiyin", () => {
    expect(fromMajor(127_500, "UZS")).toEqual({ ok: true, value: { minor: 12_750_000, currency: "UZS" } });
  });

  it.each([0.5, -1, Number.NaN, Number.POSITIVE_INFINITY])("refuses %s sums", (sums) => {
    expect(fromMajor(sums, "UZS").ok).toBe(false);
  });

  it("refuses what a double cannot hold exactly", () => {
    expect(fromMajor(Number.MAX_SAFE_INTEGER, "UZS")).toEqual({ ok: false, error: "too-large" });
  });

  it("never loses a minor unit on the way to a provider's unit and back", () => {
    fc.assert(
      fc.property(fc.nat({ max: 2 ** 50 }), fc.constantFrom(1, 100), (minor, perUnit) => {
        const units = toUnits({ minor, currency: "UZS" }, perUnit);
        if (units.ok) expect(units.value * perUnit).toBe(minor);
        else expect(minor % perUnit).not.toBe(0);
      }),
    );
  });

  it("writes an amount as exact decimal text", () => {
    fc.assert(
      fc.property(fc.nat({ max: 2 ** 50 }), (minor) => {
        const [major, rest = "0"] = toMajorText({ minor, currency: "UZS" }).split(".");
        expect(BigInt(major ?? "") * 100n + BigInt(rest.padEnd(2, "0"))).toBe(BigInt(minor));
      }),
    );
  });
});
