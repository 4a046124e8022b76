import { afterEach, describe, expect, it } from "vitest";
import type { ProviderId, Sale } from "../../../shared/domain/sale.ts";
import { DEFAULT_SETTINGS } from "../../../shared/domain/settings.ts";
import { openSalesDesk, type DeskOptions, type SalesDesk } from "../../fakes/sales-desk.ts";

let desk: SalesDesk;
const open = async (options: DeskOptions) => {
  desk = await openSalesDesk({ listenMs: 5_000, hurry: 50, ...options });
};
afterEach(() => desk.close());

const first = (sale: Sale) => sale.attempts[0] ?? expect.unreachable("no attempt");
const inState =
  (...states: string[]) =>
  (sale: Sale) =>
    states.includes(sale.attempts.at(-1)?.state ?? "");

function start(amount = 50_000): Sale {
  const started = desk.sales.charge({ saleId: null, amount, code: null, reference: "", note: "" });
  return started.ok ? started.value : expect.unreachable(JSON.stringify(started.error));
}

describe.each<ProviderId>(["freedom", "appotapay", "wallet"])("a payment that %s's customer makes", (provider) => {
  it("is shown as a QR, watched, and paid when the provider says so", async () => {
    await open({ provider });
    const waiting = await desk.until(start().id, inState("awaiting-customer"));
    expect(first(waiting).presentation).toMatchObject({ kind: "qr" });
    expect(first(waiting).code).toBeNull();
    await desk.provider.order({ state: "paid" });
    const paid = await desk.until(waiting.id, inState("paid"));
    expect(first(paid)).toMatchObject({ via: "status" });
    expect(paid.fiscal?.state).toBe("not-required");
  });

  it("is declined, with words, when the provider says so", async () => {
    await open({ provider });
    const waiting = await desk.until(start().id, inState("awaiting-customer"));
    await desk.provider.order({ state: "declined" });
    expect(first(await desk.until(waiting.id, inState("declined"))).decline?.words).toBeTruthy();
  });

  it("is found by its own reference after the answer to its creation was lost", async () => {
    await open({ provider });
    await desk.provider.faults({ on: "charge", reply: { kind: "drop" } });
    const { id } = start();
    await desk.until(id, inState("unknown"));
    await desk.provider.order({ state: "paid" });
    expect(first(await desk.until(id, inState("paid"))).via).toBe("status");
    expect((await desk.provider.ledger()).orders).toHaveLength(1);
  });

  it("goes on being watched after a restart", async () => {
    await open({ provider });
    const waiting = await desk.until(start().id, inState("awaiting-customer"));
    desk.restart();
    await desk.provider.order({ state: "paid" });
    await desk.until(waiting.id, inState("paid"));
  });

  it("stays unknown where the amount that was paid is another", async () => {
    await open({ provider });
    const waiting = await desk.until(start().id, inState("awaiting-customer"));
    await desk.provider.order({ state: "paid", paid: "1" });
    const unknown = await desk.until(waiting.id, inState("unknown"));
    expect(first(unknown).unknown?.reason).toBe("amount-mismatch");
  });

  it("is not charged beside another one of the same sale", async () => {
    await open({ provider });
    const waiting = await desk.until(start().id, inState("awaiting-customer"));
    const again = desk.sales.charge({ saleId: waiting.id, amount: 0, code: null, reference: "", note: "" });
    expect(again).toMatchObject({ ok: false, error: { reason: "sale-has-open-payment" } });
  });
});

describe("calling a waiting payment off", () => {
  it("cancels it at the provider and frees the sale", async () => {
    await open({ provider: "freedom" });
    const waiting = await desk.until(start().id, inState("awaiting-customer"));
    const cancelled = await desk.cancel(waiting.id, first(waiting).id);
    expect(cancelled).toMatchObject({ ok: true, value: { attempts: [{ state: "cancelled" }] } });
    const again = desk.sales.charge({ saleId: waiting.id, amount: 0, code: null, reference: "", note: "" });
    expect(again.ok).toBe(true);
  });

  it("finds money that came in just before, and keeps it", async () => {
    await open({ provider: "freedom" });
    const waiting = await desk.until(start().id, inState("awaiting-customer"));
    await desk.provider.order({ state: "paid" });
    const kept = await desk.cancel(waiting.id, first(waiting).id);
    expect(kept).toMatchObject({ ok: true, value: { attempts: [{ state: "paid" }] } });
  });

  it("is refused where the provider knows no cancelling", async () => {
    await open({ provider: "appotapay" });
    const waiting = await desk.until(start().id, inState("awaiting-customer"));
    const refused = await desk.cancel(waiting.id, first(waiting).id);
    expect(refused).toMatchObject({ ok: false, error: { reason: "cancel-not-possible" } });
  });
});

describe("a waiting payment that cannot be called off", () => {
  const settle = (sale: Sale, outcome: "paid" | "not-paid") => {
    const decision = { outcome, who: "Dilnoza", evidence: "provider-cabinet", why: "the customer left" } as const;
    return desk.sales.settle({ saleId: sale.id, attemptId: first(sale).id, ...decision });
  };
  const inHold = (holdSeconds: number) => ({ timeouts: { ...DEFAULT_SETTINGS.timeouts, holdSeconds } });

  it("is on the list of those that wait until it ends", async () => {
    await open({ provider: "appotapay" });
    const waiting = await desk.until(start().id, inState("awaiting-customer"));
    expect(desk.journal().awaitingPayments()).toMatchObject([{ id: waiting.id }]);
    await desk.provider.order({ state: "paid" });
    await desk.until(waiting.id, inState("paid"));
    expect(desk.journal().awaitingPayments()).toEqual([]);
  });

  it("is a person's to settle, not paid only after the hold", async () => {
    await open({ provider: "appotapay", settings: inHold(60) });
    const waiting = await desk.until(start().id, inState("awaiting-customer"));
    expect(settle(waiting, "not-paid")).toMatchObject({ ok: false, error: { reason: "hold-not-over" } });
    desk.restart();
    expect(settle(waiting, "not-paid")).toMatchObject({ ok: false, error: { reason: "hold-not-over" } });
    expect(settle(waiting, "paid")).toMatchObject({
      ok: true,
      value: { attempts: [{ state: "paid", via: "person" }] },
    });
  });

  it("turns out paid after all, and contradicts the person", async () => {
    await open({ provider: "appotapay", settings: inHold(0) });
    const waiting = await desk.until(start().id, inState("awaiting-customer"));
    expect(settle(waiting, "not-paid").ok).toBe(true);
    desk.restart();
    await desk.provider.order({ state: "paid" });
    const paid = await desk.until(waiting.id, inState("paid"));
    expect(first(paid)).toMatchObject({ contradiction: "provider-says-paid", settled: { who: "Dilnoza" } });
    expect(desk.journal().unknownPayments()).toHaveLength(1);
  });
});

describe("money back", () => {
  const back = (sale: Sale, amount: number) =>
    desk.refunds.refund({ saleId: sale.id, attemptId: first(sale).id, amount, who: "Dilnoza", why: "returned" });
  const refunds = (sale: Sale) => first(sale).refunds.map((refund) => refund.state);

  async function paidSale(provider: ProviderId = "freedom"): Promise<Sale> {
    await open({ provider });
    const waiting = await desk.until(start().id, inState("awaiting-customer"));
    await desk.provider.order({ state: "paid" });
    return desk.until(waiting.id, inState("paid"));
  }

  it("goes back in parts, never more than was paid", async () => {
    const sale = await paidSale();
    expect(back(sale, 20_000).ok).toBe(true);
    await desk.until(sale.id, (s) => refunds(s).join() === "refunded");
    expect(back(sale, 30_001)).toMatchObject({ ok: false, error: { reason: "refund-too-large" } });
    back(sale, 30_000);
    await desk.until(sale.id, (s) => refunds(s).join() === "refunded,refunded");
    expect(back(sale, 1)).toMatchObject({ ok: false, error: { reason: "refund-too-large" } });
  });

  it("is unknown when the answer is lost, and not sent twice until a person has settled it", async () => {
    const sale = await paidSale();
    await desk.provider.faults({ on: "refund", reply: { kind: "drop" } });
    back(sale, 50_000);
    const unknown = await desk.until(sale.id, (s) => refunds(s).join() === "unknown");
    expect(back(sale, 50_000)).toMatchObject({ ok: false, error: { reason: "refund-open" } });
    const [refund] = first(unknown).refunds;
    const settled = desk.refunds.settle({
      saleId: sale.id,
      attemptId: first(sale).id,
      refundId: refund?.id ?? "",
      outcome: "not-refunded",
      who: "Dilnoza",
      evidence: "provider-cabinet",
      why: "",
    });
    expect(settled.ok).toBe(true);
    expect(back(sale, 50_000).ok).toBe(true);
  });

  it("is not sent when the disk refuses that it leaves, and that is no bug", async () => {
    const sale = await paidSale();
    desk.failAppends(["refund.sent"]);
    back(sale, 50_000);
    await desk.until(sale.id, (s) => refunds(s).join() === "not-sent");
    expect(desk.logged.join()).not.toContain("refund.failed");
    expect(back(sale, 50_000).ok).toBe(true);
    await desk.until(sale.id, (s) => refunds(s).join() === "not-sent,refunded");
  });

  it("is unknown after a restart in the middle of it", async () => {
    const sale = await paidSale();
    await desk.provider.faults({ on: "refund", hold: "before" });
    back(sale, 50_000);
    await desk.provider.held();
    desk.restart();
    expect(desk.journal().sale(sale.id)?.attempts[0]?.refunds).toMatchObject([{ state: "unknown" }]);
    expect(desk.journal().unknownPayments()).toHaveLength(1);
    await desk.provider.release();
  });

  it("is put on record by hand where the provider knows no refund", async () => {
    const sale = await paidSale("appotapay");
    expect(back(sale, 50_000)).toMatchObject({ ok: false, error: { reason: "refund-not-possible" } });
    const input = { saleId: sale.id, attemptId: first(sale).id, amount: 50_000, who: "Dilnoza", why: "returned" };
    const recorded = desk.refunds.byHand({ ...input, how: "cash from the drawer" });
    expect(recorded).toMatchObject({ ok: true, value: { attempts: [{ refunds: [{ state: "by-hand" }] }] } });
  });
});
