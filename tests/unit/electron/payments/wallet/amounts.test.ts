import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createBody } from "../../../../../electron/payments/providers/wallet/client.ts";
import { wireDecimal, whatDiffers } from "../../../../../electron/payments/providers/wallet/amounts.ts";
import { readJson, asWritten } from "../../../../../electron/http/json.ts";
import { minorDigits } from "../../../../../shared/domain/currency.ts";
import { parseDecimal } from "../../../../../shared/domain/money.ts";
import { walletSystems } from "../../../../../shared/domain/wallet-systems.ts";

const money = fc.record({
  minor: fc.nat({ max: 2 ** 50 }),
  currency: fc.constantFrom(...new Set(walletSystems.map((each) => each.currency))),
});

describe("amounts on the wire", () => {
  it.each([
    [10_000, "UAH", "100.00"],
    [10_050, "UAH", "100.50"],
    [1, "UAH", "0.01"],
    [1500, "XOF", "1500"],
    [1, "BTC", "0.00000001"],
    [100_000_000, "BTC", "1.00000000"],
    [2_500_000, "USDT", "2.500000"],
  ] as const)("%i minor units of %s are %s", (minor, currency, text) => {
    expect(wireDecimal({ minor, currency })).toBe(text);
  });

  it("keep every unit on the way out and back, in the very bytes that are sent", () => {
    fc.assert(
      fc.property(money, (amount) => {
        const text = wireDecimal(amount);
        expect(text).toMatch(new RegExp(`^\\d+${minorDigits(amount.currency) > 0 ? "\\.\\d+" : ""}$`, "u"));
        const fields = { sender: null, extra: {} };
        const body = createBody({ paymentId: "1", system: "s", amount: text, description: "d", account: "", fields });
        const json = readJson(body);
        const sent = json.ok && typeof json.value === "object" ? Object.entries(json.value ?? {}) : [];
        const written = sent.map(([name, value]) => [name, asWritten(value)]);
        expect(written).toContainEqual(["amount", text]);
        expect(parseDecimal(text, amount.currency)).toEqual({ ok: true, value: amount });
      }),
    );
  });

  it("differ in words that say by how much", () => {
    const asked = { minor: 10_000, currency: "UAH" } as const;
    expect(whatDiffers("100", "UAH", asked)).toBeNull();
    expect(whatDiffers("100.000", "UAH", asked)).toBeNull();
    expect(whatDiffers("95.5", "UAH", asked)).toBe("95.5 UAH instead of 100 UAH: 4.50 less");
    expect(whatDiffers("100.01", "UAH", asked)).toBe("100.01 UAH instead of 100 UAH: 0.01 more");
    expect(whatDiffers("100.001", "UAH", asked)).toBe('"100.001" UAH instead of 100 UAH');
    expect(whatDiffers("-100", "UAH", asked)).toBe('"-100" UAH instead of 100 UAH');
    expect(whatDiffers("100", "USD", asked)).toBe("100 USD instead of 100 UAH");
  });

  it("differ exactly when they are not the same money", () => {
    fc.assert(
      fc.property(money, fc.nat({ max: 2 ** 50 }), (asked, minor) => {
        const told = wireDecimal({ minor, currency: asked.currency });
        expect(whatDiffers(told, asked.currency, asked) === null).toBe(minor === asked.minor);
      }),
    );
  });
});
