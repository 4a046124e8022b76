import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { SaleEvent } from "../../../../shared/domain/events.ts";
import { IllegalTransition } from "../../../../shared/domain/illegal-transition.ts";
import { applySaleEvent } from "../../../../shared/domain/sale-machine.ts";
import {
  hasOpenPayment,
  hasUnknownPayment,
  isUnsettledRefund,
  refundedOf,
} from "../../../../shared/domain/sale-facts.ts";
import { saleEvents as e, saleOf } from "../../../fakes/sales.ts";

const paid = [e.opened(), e.recorded(), e.sent(), e.paid()];
const refund = (minor: number, refundId = "R1"): SaleEvent => ({
  type: "refund.recorded",
  attemptId: "A1",
  refundId,
  amount: { minor, currency: "UZS" },
  who: "Dilnoza",
  why: "returned goods",
});
const step = (
  type: "refund.sent" | "refund.refunded" | "refund.unknown" | "refund.declined",
  refundId = "R1",
): SaleEvent => {
  const ids = { attemptId: "A1", refundId };
  switch (type) {
    case "refund.sent":
      return { type, ...ids };
    case "refund.refunded":
      return { type, ...ids, via: "answer" };
    case "refund.unknown":
      return { type, ...ids, reason: "no-answer", detail: "" };
    case "refund.declined":
      return { type, ...ids, via: "answer", decline: { code: "1", words: "no" } };
    default:
      return type satisfies never;
  }
};
const refundsOf = (events: readonly SaleEvent[]) => saleOf(events).attempts[0]?.refunds ?? [];

describe("a refund", () => {
  it("goes from the intent over the request to the money back; the payment stays on record as paid", () => {
    const sale = saleOf([...paid, refund(12_750_000), step("refund.sent"), step("refund.refunded")]);
    expect(sale.attempts[0]).toMatchObject({ state: "paid", refunds: [{ state: "refunded", via: "answer" }] });
  });

  it("is something open while it is on its way, and something unknown when nobody answered", () => {
    const sent = saleOf([...paid, refund(100), step("refund.sent")]);
    expect([hasOpenPayment(sent), hasUnknownPayment(sent)]).toEqual([true, false]);
    const unknown = saleOf([...paid, refund(100), step("refund.sent"), step("refund.unknown")]);
    expect([hasOpenPayment(unknown), hasUnknownPayment(unknown)]).toEqual([false, true]);
  });

  it.each([
    ["before the payment", [e.opened(), e.recorded(), e.sent()], refund(100)],
    ["of more than was paid", paid, refund(12_750_001)],
    ["of nothing", paid, refund(0)],
    [
      "beside one that may have gone through",
      [...paid, refund(1), step("refund.sent"), step("refund.unknown")],
      refund(1, "R2"),
    ],
    ["sent twice", [...paid, refund(1), step("refund.sent")], step("refund.sent")],
    ["refunded without having been sent", [...paid, refund(1)], step("refund.refunded")],
    [
      "of more than is left",
      [...paid, refund(12_000_000), step("refund.sent"), step("refund.refunded")],
      refund(750_001, "R2"),
    ],
  ])("is never made %s", (_, events, next) => {
    expect(() => saleOf([...events, next])).toThrow(IllegalTransition);
  });

  it("that nobody could tell the end of is settled by a person", () => {
    const settled: SaleEvent = {
      type: "refund.settled",
      attemptId: "A1",
      refundId: "R1",
      outcome: "not-refunded",
      who: "Dilnoza",
      evidence: "provider-cabinet",
      why: "not in the cabinet",
    };
    const events = [...paid, refund(1), step("refund.sent"), step("refund.unknown"), settled];
    expect(refundsOf(events)).toMatchObject([{ state: "declined", via: "person" }]);
  });
});

describe("any history of refunds", () => {
  const amounts = fc.integer({ min: -5, max: 13_000_000 });
  const types = fc.constantFrom("refund.sent", "refund.refunded", "refund.unknown", "refund.declined");
  const anyEvent = fc
    .tuple(fc.constantFrom("R1", "R2", "R3"), amounts, fc.option(types))
    .map(([id, minor, type]) => (type === null ? refund(minor, id) : step(type, id)));

  it("never gives back more than was paid, never two refunds at once", () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 30 }), (events) => {
        let sale = saleOf(paid);
        for (const event of events) {
          try {
            sale = applySaleEvent(sale, "S1", event, 0);
          } catch (error) {
            expect(error).toBeInstanceOf(IllegalTransition);
          }
          const attempt = sale.attempts[0] ?? expect.unreachable("no attempt");
          expect(refundedOf(attempt).possible).toBeLessThanOrEqual(attempt.amount.minor);
          expect(attempt.refunds.filter((r) => isUnsettledRefund(r.state)).length).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 1_000 },
    );
  });
});
