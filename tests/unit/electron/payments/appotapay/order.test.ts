import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { orderOf } from "../../../../../electron/payments/providers/appotapay/order.ts";
import type { ChargeIntent } from "../../../../../electron/payments/port.ts";

const intent: ChargeIntent = {
  attemptId: "01JD0000000000000000000001",
  amount: { minor: 10_000, currency: "VND" },
  code: null,
  saleNumber: "1121-0043",
  fields: {},
};
const order = (over: Partial<ChargeIntent>) => orderOf({ ...intent, ...over }, "TID-1", "QR");

describe("orderOf", () => {
  it("makes the least order there is", () => {
    expect(order({})).toEqual({
      ok: true,
      value: {
        partner_ref_id: "01JD0000000000000000000001",
        order_info: "1121-0043",
        terminal_id: "TID-1",
        payment_method: "QR",
        amount: 10_000,
      },
    });
  });

  it("tells the shop's reference beside the sale's number", () => {
    expect(order({ reference: " A-17\tBàn 4 " })).toMatchObject({ value: { order_info: "1121-0043 A-17 Bàn 4" } });
    expect(order({ reference: "" })).toMatchObject({ value: { order_info: "1121-0043" } });
  });

  it.each([
    [{ amount: { minor: 9_999, currency: "VND" } }, { kind: "invalid-input", reason: "amount-too-small" }],
    [{ amount: { minor: 0, currency: "VND" } }, { kind: "invalid-input", reason: "amount-not-positive" }],
    [{ amount: { minor: 10_000.5, currency: "VND" } }, { kind: "invalid-input", reason: "amount-not-positive" }],
    [{ amount: { minor: 10_000, currency: "UZS" } }, { kind: "conflict", reason: "currency-differs" }],
    [{ attemptId: "1".repeat(27) }, { kind: "invalid-input", reason: "schema" }],
    [{ attemptId: "a/../b" }, { kind: "invalid-input", reason: "schema" }],
    [{ attemptId: "" }, { kind: "invalid-input", reason: "schema" }],
    [{ attemptId: "a\n" }, { kind: "invalid-input", reason: "schema" }],
  ] satisfies [Partial<ChargeIntent>, object][])("refuses %j", (over, error) => {
    expect(order(over)).toMatchObject({ ok: false, error });
  });

  it("always has an order_info of one line and at most 100 characters", () => {
    const any = fc.nat({ max: 0x10_ffff }).map((point) => String.fromCodePoint(point));
    const text = fc.oneof(fc.string({ maxLength: 300 }), fc.string({ unit: any, maxLength: 300 }));
    fc.assert(
      fc.property(text, text, (saleNumber, reference) => {
        const made = order({ saleNumber, reference });
        const info = made.ok ? made.value.order_info : "";
        expect(info.length).toBeGreaterThan(0);
        expect(info.length).toBeLessThanOrEqual(100);
        expect(info).toBe(info.trim());
        expect(info).not.toMatch(/[\p{Cc}\p{Cs}]/u);
      }),
    );
  });
});
