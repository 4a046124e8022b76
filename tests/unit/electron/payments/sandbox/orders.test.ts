import { afterEach, describe, expect, it } from "vitest";
import { openLedger, type Ledger } from "../../../../../electron/payments/sandbox/ledger.ts";
import { startSandbox } from "../../../../../electron/payments/sandbox/server.ts";
import { sandboxClient } from "../../../../fakes/sandbox-client.ts";

const ORDER = {
  provider: "freedom",
  reference: "ref-1",
  id: "77",
  amount: "1000",
  currency: "UZS",
  state: "waiting",
  data: { customer: "c" },
  at: 5,
  next: null,
} as const;

const cleanups: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const clean of cleanups.splice(0).toReversed()) await clean();
});

function books(): Ledger {
  const ledger = openLedger(null);
  cleanups.push(() => ledger.close());
  return ledger;
}

describe("the books' orders", () => {
  it("know each reference once per provider", () => {
    const { orders } = books();
    expect([orders.open(ORDER), orders.open({ ...ORDER, id: "78" })]).toEqual([true, false]);
    expect(orders.open({ ...ORDER, provider: "wallet" })).toBe(true);
    expect(orders.byReference("freedom", "ref-1", 0)).toMatchObject({ id: "77", paid: "0", refunded: "0" });
    expect(orders.byId("freedom", "78", 0)).toBeNull();
  });

  it("change by themselves when their time has come, and not after something else happened", () => {
    const { orders } = books();
    orders.open({ ...ORDER, next: { state: "paid", at: 100 } });
    expect(orders.byReference("freedom", "ref-1", 99)).toMatchObject({ state: "waiting", paid: "0" });
    expect(orders.byReference("freedom", "ref-1", 100)).toMatchObject({ state: "paid", paid: "1000", next: null });
    orders.open({ ...ORDER, reference: "ref-2", next: { state: "paid", at: 100 } });
    orders.set({ provider: "freedom", reference: "ref-2" }, { state: "cancelled" });
    expect(orders.byReference("freedom", "ref-2", 500)).toMatchObject({ state: "cancelled", paid: "0" });
  });

  it("keep refunds apart from what was paid", () => {
    const ledger = books();
    ledger.orders.open({ ...ORDER, state: "paid" });
    ledger.orders.refund(ORDER, "400", "400", 9);
    expect(ledger.view()).toMatchObject({
      orders: [{ paid: "1000", refunded: "400" }],
      refunds: [{ reference: "ref-1", amount: "400", at: 9 }],
    });
  });
});

describe("the control call for orders", () => {
  it("decides over the latest order, or the one that is named", async () => {
    const sandbox = await startSandbox({ ledgerFile: null });
    cleanups.push(() => sandbox.close());
    const client = sandboxClient(sandbox);
    await expect(client.order({ state: "paid" })).rejects.toThrow("no such order");
    sandbox.ledger.orders.open(ORDER);
    sandbox.ledger.orders.open({ ...ORDER, reference: "ref-2" });
    await client.order({ state: "expired" });
    await client.order({ reference: "ref-1", state: "paid", paid: "999" });
    expect((await client.ledger()).orders).toMatchObject([
      { reference: "ref-1", state: "paid", paid: "999" },
      { reference: "ref-2", state: "expired", paid: "0" },
    ]);
  });

  it("is not for web pages, nor is any other call", async () => {
    const sandbox = await startSandbox({ ledgerFile: null });
    cleanups.push(() => sandbox.close());
    const response = await fetch(`${sandbox.baseUrl}/info/`, { headers: { origin: "https://page.example" } });
    expect([response.status, (await fetch(`${sandbox.baseUrl}/info/`)).status]).toEqual([404, 200]);
  });
});
