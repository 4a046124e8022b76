import { describe, expect, it } from "vitest";
import { paymentIdOf } from "../../../../../electron/payments/providers/wallet/payment-id.ts";
import { systemIds } from "../../../../../electron/runtime/ids.ts";

describe("the invoice number of an attempt", () => {
  it("is the same for the same attempt, for good", () => {
    expect(paymentIdOf("01JD0000000000000000000001")).toBe("2217130021691613");
    expect(paymentIdOf("01JD0000000000000000000002")).toBe("5069167107415382");
  });

  it("is an integer that survives a double, and another one for every attempt", () => {
    const ids = systemIds();
    const numbers = Array.from({ length: 20_000 }, () => paymentIdOf(ids.next()));
    expect(new Set(numbers).size).toBe(numbers.length);
    for (const each of numbers) {
      expect(each).toMatch(/^[1-9]\d{0,15}$/u);
      expect(Number.isSafeInteger(Number(each)) && String(Number(each)) === each).toBe(true);
    }
  });
});
