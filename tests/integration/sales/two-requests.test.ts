import { afterEach, describe, expect, it } from "vitest";
import { samplePass } from "../../../electron/payments/sandbox/freedom/samples.ts";
import type { Sale } from "../../../shared/domain/sale.ts";
import { DEFAULT_SETTINGS, type Settings } from "../../../shared/domain/settings.ts";
import { openSalesDesk, type SalesDesk } from "../../fakes/sales-desk.ts";

let desk: SalesDesk;
afterEach(async () => {
  await desk.provider.release();
  await desk.close();
});

const { freedom, wallet, ...rest } = DEFAULT_SETTINGS.providers;
const settings: Partial<Settings> = {
  providers: {
    ...rest,
    freedom: { ...freedom, enabled: true, flow: "customer-pass" },
    wallet: { ...wallet, enabled: true },
  },
  timeouts: { ...DEFAULT_SETTINGS.timeouts, holdSeconds: 0 },
};
const first = (sale: Sale) => sale.attempts[0] ?? expect.unreachable("no attempt");

describe("a charge of two requests whose first is answered after the screen gave up", () => {
  it.each([
    ["freedom", samplePass("approved")],
    ["wallet", null],
  ] as const)("never sends the second one: %s", async (provider, code) => {
    desk = await openSalesDesk({ provider, settings, unknownAfterMs: 30, listenMs: 10_000, hurry: 1 });
    await desk.provider.faults({ on: "charge", hold: "after" });
    const started = desk.sales.charge({ saleId: null, amount: 500, code, reference: "", note: "" });
    const { id } = started.ok ? started.value : expect.unreachable(JSON.stringify(started.error));
    await desk.provider.held();
    const unknown = await desk.until(id, (sale) => first(sale).state === "unknown");
    const settled = {
      outcome: "not-paid",
      who: "Dilnoza",
      evidence: "customer-app",
      why: "nothing on the phone",
    } as const;
    expect(desk.sales.settle({ saleId: id, attemptId: first(unknown).id, ...settled }).ok).toBe(true);
    await desk.provider.release();
    await desk.runner.idle();
    expect(desk.journal().sale(id)?.attempts).toMatchObject([
      { state: "declined", contradiction: null, listening: false },
    ]);
    const { orders } = await desk.provider.ledger();
    expect(orders).toMatchObject([{ state: "waiting" }]);
    expect(orders[0]?.data).not.toHaveProperty("processedAt");
  });
});
