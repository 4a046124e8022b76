import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { currencies, minorDigits } from "../../../../../shared/domain/currency.ts";
import { toMajorText } from "../../../../../shared/domain/money.ts";
import { readAmount } from "../../../../../shared/domain/statement/amount.ts";

const DOT = { decimal: "dot", unit: "major" } as const;
const COMMA = { decimal: "comma", unit: "major" } as const;
const minor = (read: ReturnType<typeof readAmount>) => (read.ok ? read.value.money.minor : read.error);

describe("an amount of a statement", () => {
  it.each([
    ["127500", DOT, 12_750_000],
    ["127 500.00", DOT, 12_750_000],
    ["127\u202f500,5", COMMA, 12_750_050],
    ["127.500,50", COMMA, 12_750_050],
    ["1,275,500.5", DOT, 127_550_050],
    ["1’275’500", DOT, 127_550_000],
    ["127 500 UZS", DOT, 12_750_000],
    ["UZS 127500", DOT, 12_750_000],
    ["500 сум.", DOT, 50_000],
    ["+500", DOT, 50_000],
    [127_500.5, DOT, 12_750_050],
    [0.1 + 0.2, DOT, 30],
    [127_500, COMMA, 12_750_000],
  ])("%j is read exactly", (text, style, expected) => {
    expect(minor(readAmount(text, style, "UZS"))).toBe(expected);
  });

  it.each([
    ["", DOT, "amount-missing"],
    ["  ", DOT, "amount-missing"],
    ["12,75", DOT, "amount-unreadable"],
    ["1.275", COMMA, 127_500],
    ["1.27", COMMA, "amount-unreadable"],
    ["1,275", DOT, 127_500],
    ["1,2,3", DOT, "amount-unreadable"],
    ["12 75", DOT, "amount-unreadable"],
    ["1.275.50", DOT, "amount-unreadable"],
    ["1e5", DOT, "amount-unreadable"],
    ["=1+1", DOT, "amount-unreadable"],
    ['=HYPERLINK("http://x")', DOT, "amount-unreadable"],
    ["#REF!", DOT, "amount-unreadable"],
    ["127500.005", DOT, "amount-loses-minor-units"],
    [127_500.005, DOT, "amount-loses-minor-units"],
    [Number.NaN, DOT, "amount-unreadable"],
    [1e300, DOT, "amount-unreadable"],
    ["9".repeat(40), DOT, "amount-unreadable"],
  ] as const)("%j is %j", (text, style, expected) => {
    expect(minor(readAmount(text, style, "UZS"))).toBe(expected);
  });

  it("knows what went back by a minus of any kind or by brackets", () => {
    for (const text of ["-500", "−500", "–500", "(500)", "- 500"]) {
      expect(readAmount(text, DOT, "UZS")).toEqual({
        ok: true,
        value: { money: { minor: 50_000, currency: "UZS" }, back: true },
      });
    }
    expect(readAmount(-500, DOT, "UZS")).toMatchObject({ value: { back: true, money: { minor: 50_000 } } });
  });

  it("takes minor units for what they are, whole ones alone", () => {
    const style = { decimal: "dot", unit: "minor" } as const;
    expect(minor(readAmount("12750000", style, "UZS"))).toBe(12_750_000);
    expect(minor(readAmount("12750000.00", style, "UZS"))).toBe(12_750_000);
    expect(minor(readAmount("12750000.5", style, "UZS"))).toBe("amount-loses-minor-units");
    expect(minor(readAmount(12_750_000.5, style, "UZS"))).toBe("amount-loses-minor-units");
  });

  it("reads back whatever was written in any of the styles, without losing a unit", () => {
    const money = fc.record({ minor: fc.integer({ min: 0, max: 10 ** 13 }), currency: fc.constantFrom(...currencies) });
    fc.assert(
      fc.property(
        money,
        fc.constantFrom(DOT, COMMA),
        fc.constantFrom("", " ", "\u00a0", "'", "sign"),
        (sum, style, gap) => {
          const [whole = "", fraction] = toMajorText(sum).split(".");
          const [point, group] = style.decimal === "comma" ? [",", "."] : [".", ","];
          const grouped = whole.replaceAll(/\B(?=(?:\d{3})+$)/gu, gap === "sign" ? group : gap);
          const text = fraction === undefined ? grouped : grouped + point + fraction;
          expect(readAmount(text, style, sum.currency)).toEqual({ ok: true, value: { money: sum, back: false } });
        },
      ),
    );
  });

  it("never reads a number cell as another amount", () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1e9, noNaN: true }), fc.constantFrom(...currencies), (value, currency) => {
        const read = readAmount(value, DOT, currency);
        if (!read.ok) return;
        const back = read.value.money.minor / 10 ** minorDigits(currency);
        expect(Math.abs(back - value)).toBeLessThanOrEqual(value * 1e-14);
      }),
    );
  });

  it("is total", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "binary" }), fc.double()), fc.constantFrom(DOT, COMMA), (cell, style) => {
        const read = readAmount(cell, style, "UZS");
        if (read.ok) expect(Number.isSafeInteger(read.value.money.minor) && read.value.money.minor >= 0).toBe(true);
      }),
    );
  });
});
