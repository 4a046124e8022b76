import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fits, unitsPasted, unitsTyped } from "../../../../../renderer/features/history/money-entry.ts";
import { CAN_NOTHING, entryUnits, refundWays, type Can } from "../../../../../renderer/features/history/refund-ways.ts";
import { actionsOf } from "../../../../../renderer/features/history/sale-actions.ts";
import { formatEntry } from "../../../../../renderer/i18n/format.ts";
import { currencySchema } from "../../../../../shared/domain/money-schema.ts";
import { fromEntry, toMajorText } from "../../../../../shared/domain/money.ts";
import type { SaleEvent } from "../../../../../shared/domain/events.ts";
import { saleEvents as e, saleOf } from "../../../../fakes/sales.ts";

const currency = fc.constantFrom(...currencySchema.options);
const figures = fc.integer({ min: 1, max: 999_999_999 });

describe("an amount that is typed", () => {
  it("is what the field then shows, in every currency", () => {
    fc.assert(
      fc.property(currency, figures, (code, units) => {
        expect(unitsTyped(formatEntry(units, code))).toBe(units);
      }),
    );
  });

  it("loses its last figure with backspace and gains one on the right", () => {
    fc.assert(
      fc.property(currency, figures, fc.integer({ min: 0, max: 9 }), (code, units, figure) => {
        const shown = formatEntry(units, code);
        expect(unitsTyped(shown.slice(0, -1)) ?? 0).toBe(Math.floor(units / 10));
        expect(unitsTyped(`${shown}${figure}`)).toBe(units * 10 + figure);
      }),
    );
  });

  it("is never more than figures", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const units = unitsTyped(text);
        expect(units === null || (Number.isSafeInteger(units) && units > 0)).toBe(true);
      }),
    );
  });

  it("is pasted as the decimal that it is, or not at all", () => {
    fc.assert(
      fc.property(currency, figures, (code, units) => {
        const money = fromEntry(units, code);
        expect(money.ok && unitsPasted(toMajorText(money.value), code)).toBe(units);
      }),
    );
    expect(unitsPasted("1 250,5", "USD")).toBe(125_050);
    expect(unitsPasted("127 500", "UZS")).toBe(127_500);
    for (const text of ["", "-5", "12.505", "1,250.50", "ten"]) expect(unitsPasted(text, "USD")).toBeNull();
    expect(unitsPasted("12.5", "UZS")).toBeNull();
  });
});

const paid = [e.opened(), e.recorded(), e.sent(), e.paid()];
const amount = (minor: number) => ({ minor, currency: "UZS" }) as const;
const asked = (refundId: string, minor: number): SaleEvent[] => [
  { type: "refund.recorded", attemptId: "A1", refundId, amount: amount(minor), who: "Dilnoza", why: "" },
  { type: "refund.sent", attemptId: "A1", refundId },
];
const refunded = (id: string): SaleEvent => ({ type: "refund.refunded", attemptId: "A1", refundId: id, via: "answer" });
const refused = (refundId: string): SaleEvent => ({
  type: "refund.declined",
  attemptId: "A1",
  refundId,
  via: "answer",
  decline: { code: "1", words: null },
});
const lost = (refundId: string): SaleEvent => ({
  type: "refund.unknown",
  attemptId: "A1",
  refundId,
  reason: "no-answer",
  detail: "",
});
const can = (refund: Can["refund"]): Can => ({ status: true, cancel: true, refund });
const waysAfter = (events: readonly SaleEvent[], refund: Can["refund"]) => {
  const [attempt] = saleOf([...paid, ...events]).attempts;
  return attempt === undefined ? null : refundWays(attempt, can(refund));
};

describe("the ways back for money", () => {
  it("follow what the provider can", () => {
    const left = amount(12_750_000);
    expect(waysAfter([], "partial")).toEqual({ left, byProvider: "part", byHand: false });
    expect(waysAfter([], "full")).toEqual({ left, byProvider: "whole", byHand: false });
    expect(waysAfter([], "none")).toEqual({ left, byProvider: "none", byHand: true });
  });

  it("count what went back already", () => {
    const part = [...asked("R1", 2_750_000), refunded("R1")];
    expect(waysAfter(part, "partial")?.left).toEqual(amount(10_000_000));
    expect(waysAfter(part, "full")).toMatchObject({ byProvider: "none", byHand: true });
    expect(waysAfter([...asked("R1", 12_750_000), refunded("R1")], "partial")).toBeNull();
  });

  it("are closed while a refund may have gone through, and by hand once the provider has said no", () => {
    expect(waysAfter(asked("R1", 100), "partial")).toBeNull();
    expect(waysAfter([...asked("R1", 100), lost("R1")], "partial")).toBeNull();
    expect(waysAfter([...asked("R1", 100), refused("R1")], "partial")).toMatchObject({
      byProvider: "part",
      byHand: true,
    });
  });

  it("never give back more than is left, whatever is typed", () => {
    fc.assert(
      fc.property(currency, figures, fc.option(figures), (code, paidUnits, typed) => {
        const left = fromEntry(paidUnits, code);
        if (!left.ok) return;
        expect(entryUnits(left.value)).toBe(paidUnits);
        expect(fits(typed, left.value)).toBe(typed !== null && typed <= paidUnits);
      }),
    );
    expect(fits(0, amount(100))).toBe(false);
  });
});

describe("what can be done about a sale", () => {
  const waiting: SaleEvent = {
    type: "payment.awaiting-customer",
    attemptId: "A1",
    presentation: { kind: "customer-device" },
    refs: {},
  };
  const kinds = (events: readonly SaleEvent[], of: Can) => actionsOf(saleOf(events), () => of).map(({ kind }) => kind);

  it("asks and calls off where the provider can, and leaves to a person what cannot be called off", () => {
    const sale = [e.opened(), e.recorded(), e.sent(), waiting];
    expect(kinds(sale, can("none"))).toEqual(["follow"]);
    expect(kinds(sale, CAN_NOTHING)).toEqual(["settle"]);
    expect(kinds([e.opened(), e.recorded(), e.sent(), e.unknown()], can("none"))).toEqual(["follow", "settle"]);
  });

  it("settles a refund that nobody knows the end of", () => {
    expect(kinds([...paid, ...asked("R1", 100), lost("R1")], can("partial"))).toContain("settle-refund");
    expect(kinds([...paid, ...asked("R1", 100), refunded("R1")], can("partial"))).not.toContain("settle-refund");
  });
});
