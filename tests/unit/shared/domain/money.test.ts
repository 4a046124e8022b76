import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { minorDigits } from "../../../../shared/domain/currency.ts";
import { currencySchema } from "../../../../shared/domain/money-schema.ts";
import { fromEntry, fromMajor, parseDecimal, toMajorText, toUnits } from "../../../../shared/domain/money.ts";

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

describe("every currency of the table", () => {
  const money = fc.record({ minor: fc.nat({ max: 2 ** 50 }), currency: fc.constantFrom(...currencySchema.options) });

  it("survives its decimal text", () => {
    fc.assert(
      fc.property(money, (amount) => {
        expect(parseDecimal(toMajorText(amount), amount.currency)).toEqual({ ok: true, value: amount });
      }),
    );
  });

  it("is typed without losing or inventing a minor unit", () => {
    fc.assert(
      fc.property(fc.nat(), fc.constantFrom(...currencySchema.options), (typed, currency) => {
        const amount = fromEntry(typed, currency);
        if (amount.ok) expect(amount.value.minor % typed || 0).toBe(0);
      }),
    );
  });

  it("has the decimal places of ISO 4217", () => {
    const digits = Object.fromEntries(currencySchema.options.map((code) => [code, minorDigits(code)]));
    expect(digits).toMatchObject({ UZS: 2, VND: 0, KZT: 2, UAH: 2, USD: 2, XOF: 0, GNF: 0, CDF: 2, BTC: 8, USDT: 6 });
  });

  it.each(["", "1,5", "-1", "1e3", "0x10", "1.", ".5", "１２", "NaN", "1 000"])("takes %j for no decimal", (text) => {
    expect(parseDecimal(text, "UZS")).toEqual({ ok: false, error: "not-a-decimal" });
  });

  it("refuses a fraction finer than the minor unit, unless it is nothing", () => {
    expect(parseDecimal("10.005", "UZS")).toEqual({ ok: false, error: "loses-minor-units" });
    expect(parseDecimal("10.5", "VND")).toEqual({ ok: false, error: "loses-minor-units" });
    expect(parseDecimal("10.5000000000", "UZS")).toEqual({ ok: true, value: { minor: 1050, currency: "UZS" } });
  });
});
