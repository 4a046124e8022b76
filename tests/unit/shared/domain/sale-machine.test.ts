import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { SaleEvent } from "../../../../shared/domain/events.ts";
import { applySaleEvent, IllegalTransition } from "../../../../shared/domain/sale-machine.ts";
import {
  currentAttempt,
  isUnsettled,
  lacksReceipt,
  paidTwice,
  receiptedAttempt,
} from "../../../../shared/domain/sale-facts.ts";
import type { Sale } from "../../../../shared/domain/sale.ts";
import { saleEvents as e, saleOf } from "../../../fakes/sales.ts";

const follows = (events: readonly SaleEvent[], next: SaleEvent) => () => saleOf([...events, next]);
const attempt = (sale: Sale) => currentAttempt(sale) ?? expect.unreachable("no attempt");

const unknown = [e.opened(), e.recorded(), e.sent(), e.unknown()];
const paid = [e.opened(), e.recorded(), e.sent(), e.paid()];

describe("the way of a payment", () => {
  it("goes from the intent over the request to the money", () => {
    const sale = saleOf(paid);
    expect(attempt(sale)).toMatchObject({ state: "paid", via: "answer", refs: { transactionId: "t-A1" } });
    expect(sale.fiscal?.state).toBe("awaiting-receipt");
    expect(lacksReceipt(sale)).toBe(true);
  });

  it("needs no receipt where the provider needs none", () => {
    const sale = saleOf([e.opened(), e.recorded("A1", { fiscalization: "none" }), e.sent(), e.paid()]);
    expect(sale.fiscal?.state).toBe("not-required");
    expect(lacksReceipt(sale)).toBe(false);
  });

  it.each([
    ["paid without having been sent", [e.opened(), e.recorded()], e.paid()],
    ["declined without having been sent", [e.opened(), e.recorded()], e.declined()],
    ["not sent after it was sent", [e.opened(), e.recorded(), e.sent()], e.notSent()],
    ["declined after it was paid", paid, e.declined()],
    ["sent twice", [e.opened(), e.recorded(), e.sent()], e.sent()],
    ["settled while it is open", [e.opened(), e.recorded(), e.sent()], e.settled("A1", "not-paid")],
    [
      "settled after the provider declined",
      [e.opened(), e.recorded(), e.sent(), e.declined()],
      e.settled("A1", "paid"),
    ],
    ["attempted twice at once", [e.opened(), e.recorded()], e.recorded("A2")],
    ["attempted again while unknown", unknown, e.recorded("A2")],
    ["attempted again after it was paid", paid, e.recorded("A2")],
    ["attempted for another amount", [e.opened({ amount: { minor: 100, currency: "UZS" } })], e.recorded()],
    ["abandoned while unknown", unknown, { type: "sale.abandoned", who: "", why: "" } as const],
    ["abandoned with money in it", paid, { type: "sale.abandoned", who: "", why: "" } as const],
    ["opened twice", [e.opened()], e.opened()],
    ["fiscalized before a receipt was scanned", paid, e.fiscalized()],
    ["given a receipt before it was paid", unknown, e.receiptScanned()],
    ["given a second receipt while one is queued", [...paid, e.receiptScanned()], e.receiptScanned("2422")],
  ])("is never %s", (_, events, next) => {
    expect(follows(events, next)).toThrow(IllegalTransition);
  });

  it("may be tried again after a decline, after not having been sent, and after a person said not paid", () => {
    for (const end of [[e.sent(), e.declined()], [e.notSent()], [e.sent(), e.unknown(), e.settled("A1", "not-paid")]]) {
      const sale = saleOf([e.opened(), e.recorded(), ...end, e.recorded("A2")]);
      expect(attempt(sale)).toMatchObject({ id: "A2", state: "recorded" });
    }
  });
});

describe("an unknown payment", () => {
  it("is settled by a late answer", () => {
    const sale = saleOf([...unknown, e.paid("A1", { via: "late-answer" })]);
    expect(attempt(sale)).toMatchObject({ state: "paid", via: "late-answer", listening: false });
  });

  it("is settled by a person, on record with who and what they saw", () => {
    const sale = saleOf([...unknown, e.settled("A1", "paid")]);
    expect(attempt(sale)).toMatchObject({
      state: "paid",
      via: "person",
      settled: { who: "Dilnoza", evidence: "customer-app" },
    });
    expect(sale.fiscal?.state).toBe("awaiting-receipt");
  });

  it("keeps the provider's word that money moved over a person's word that it did not", () => {
    const sale = saleOf([...unknown, e.settled("A1", "not-paid"), e.paid("A1", { via: "late-answer" })]);
    expect(attempt(sale)).toMatchObject({ state: "paid", contradiction: "provider-says-paid" });
    expect(lacksReceipt(sale)).toBe(true);
  });

  it("is asked about again when something speaks against a person's word, also beside another charge", () => {
    const again = [...unknown, e.settled("A1", "not-paid"), e.recorded("A2"), e.unknown("A1", { listening: false })];
    const sale = saleOf([...again, e.notSent("A2")]);
    expect(sale.attempts[0]).toMatchObject({ state: "unknown", settled: { outcome: "not-paid", who: "Dilnoza" } });
    expect(() => applySaleEvent(sale, "S1", e.recorded("A3"), 9)).toThrow(IllegalTransition);
    const settledTwice = saleOf([...again, e.notSent("A2"), e.settled("A1", "not-paid"), e.recorded("A3")]);
    expect(settledTwice.attempts.map(({ state }) => state)).toEqual(["declined", "not-sent", "recorded"]);
    expect(() => saleOf([e.opened(), e.recorded(), e.sent(), e.declined(), e.unknown()])).toThrow(IllegalTransition);
  });

  it("says when a wrong decision made a customer pay twice", () => {
    const twice = [...unknown, e.settled("A1", "not-paid"), e.recorded("A2"), e.sent("A2"), e.paid("A2"), e.paid("A1")];
    expect(paidTwice(saleOf(twice))).toBe(true);
    expect(paidTwice(saleOf(paid))).toBe(false);
  });

  it("keeps money that a person saw when the provider denies it later", () => {
    const sale = saleOf([...unknown, e.settled("A1", "paid"), e.declined("A1", { via: "late-answer" })]);
    expect(attempt(sale)).toMatchObject({ state: "paid", contradiction: "provider-says-declined" });
    expect(attempt(saleOf([...unknown, e.settled("A1", "paid"), e.declined(), e.settled("A1", "paid")]))).toMatchObject(
      {
        contradiction: null,
      },
    );
  });
});

describe("the way of a receipt", () => {
  it("leads to the payment that was made for it, also when money of an earlier one turns up", () => {
    const second = [e.recorded("A2"), e.sent("A2"), e.paid("A2"), e.receiptScanned()];
    const late = e.paid("A1", { via: "late-answer" });
    const sale = saleOf([...unknown, e.settled("A1", "not-paid"), ...second, late]);
    expect(receiptedAttempt(sale)?.id).toBe("A2");
  });

  it("leads to no payment that needs none", () => {
    const first = [e.opened(), e.recorded("A1", { fiscalization: "none" }), e.sent(), e.unknown()];
    const second = [e.recorded("A2"), e.sent("A2"), e.paid("A2"), e.receiptScanned()];
    expect(receiptedAttempt(saleOf([...first, e.settled("A1", "not-paid"), ...second, e.paid("A1")]))?.id).toBe("A2");
  });

  it("is queued, retried and attached", () => {
    const sale = saleOf([...paid, e.receiptScanned(), e.tryFailed(99), e.tryFailed(199), e.fiscalized()]);
    expect(sale.fiscal).toMatchObject({ state: "fiscalized", tries: 3, receipt: { number: "2421" }, nextTryAt: null });
  });

  it("takes another receipt after the provider refused one", () => {
    const sale = saleOf([...paid, e.receiptScanned(), e.rejected(), e.receiptScanned("2422")]);
    expect(sale.fiscal).toMatchObject({ state: "queued", tries: 0, rejection: null, receipt: { number: "2422" } });
  });
});

describe("any history", () => {
  const anyEvent = fc.tuple(fc.constantFrom("A1", "A2", "A3"), fc.nat({ max: 16 })).map(([id, pick]): SaleEvent => {
    const all: readonly SaleEvent[] = [
      e.recorded(id),
      e.sent(id),
      e.notSent(id),
      e.paid(id),
      e.paid(id, { via: "late-answer" }),
      e.declined(id),
      e.unknown(id),
      e.settled(id, "paid"),
      e.settled(id, "not-paid"),
      { type: "payment.listening-ended", attemptId: id, reason: "no-answer", detail: "" },
      { type: "payment.expired", attemptId: id, via: "status" },
      { type: "payment.awaiting-customer", attemptId: id, presentation: { kind: "customer-device" }, refs: {} },
      e.receiptScanned(),
      e.rejected(),
      e.fiscalized(),
      e.tryFailed(),
      { type: "sale.abandoned", who: "", why: "" },
    ];
    return all[pick] ?? expect.unreachable("no such event");
  });

  it("never forgets money, never opens a second charge beside an unsettled one", () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 40 }), (events) => {
        let sale = applySaleEvent(null, "S1", e.opened(), 0);
        const moneySeen = new Set<string>();
        events.forEach((event, at) => {
          const before = sale;
          try {
            sale = applySaleEvent(sale, "S1", event, at);
          } catch (error) {
            expect(error).toBeInstanceOf(IllegalTransition);
            return;
          }
          if (event.type === "payment.paid") moneySeen.add(event.attemptId);
          for (const id of moneySeen) expect(sale.attempts.find((a) => a.id === id)?.state).toBe("paid");
          if (event.type === "payment.recorded") {
            expect(before.attempts.some((a) => isUnsettled(a.state) || a.state === "paid")).toBe(false);
          }
          // One that a person called not paid, and is asked about again, may stand beside one begun on their word.
          const open = sale.attempts.filter((a) => isUnsettled(a.state) && a.settled === null);
          expect(open.length).toBeLessThanOrEqual(1);
          if (sale.attempts.some((a) => a.state === "paid")) expect(sale.fiscal).not.toBeNull();
        });
      }),
      { numRuns: 2_000 },
    );
  });
});
