import { afterEach, beforeEach, expect, it } from "vitest";
import { samplePass } from "../../../electron/payments/sandbox/freedom/samples.ts";
import type { Sale } from "../../../shared/domain/sale.ts";
import { DEFAULT_SETTINGS } from "../../../shared/domain/settings.ts";
import { openSalesDesk, type SalesDesk } from "../../fakes/sales-desk.ts";

const { providers, timeouts } = DEFAULT_SETTINGS;
const freedom = { ...providers.freedom, enabled: true, flow: "customer-pass" } as const;

let desk: SalesDesk;
beforeEach(async () => {
  desk = await openSalesDesk({
    provider: "freedom",
    settings: { providers: { ...providers, freedom }, timeouts: { ...timeouts, holdSeconds: 0 } },
    listenMs: 5_000,
    hurry: 50,
  });
});
afterEach(async () => {
  await desk.provider.release();
  await desk.close();
});

const charge = (code: string, saleId: string | null = null) =>
  desk.sales.charge({ saleId, amount: 50_000, code, reference: "", note: "" });
const started = (code: string): Sale => {
  const sale = charge(code);
  return sale.ok ? sale.value : expect.unreachable(JSON.stringify(sale.error));
};
const inState = (state: string) => (sale: Sale) => sale.attempts.at(-1)?.state === state;
const USED = { ok: false, error: { kind: "conflict", reason: "code-used" } };

it("a saved-card pass serves with every visit", async () => {
  const pass = samplePass("approved");
  await desk.until(started(pass).id, inState("paid"));
  desk.restart();
  await desk.until(started(pass).id, inState("paid"));
  expect((await desk.provider.ledger()).orders.map((order) => order.paid)).toEqual(["50000", "50000"]);
});

it("a declined pass may be tried again, in the same sale and in another", async () => {
  const pass = samplePass("declined");
  const { id } = await desk.until(started(pass).id, inState("declined"));
  expect(charge(pass, id).ok).toBe(true);
  await desk.until(id, (sale) => sale.attempts.length === 2 && inState("declined")(sale));
  await desk.until(started(pass).id, inState("declined"));
});

it("a pass is held back while a payment with it is on its way", async () => {
  const pass = samplePass("approved");
  await desk.provider.faults({ on: "charge", hold: "before" });
  const first = started(pass);
  await desk.provider.held();
  expect(charge(pass)).toMatchObject({ ...USED, error: { ...USED.error, saleNumber: first.number } });
  await desk.provider.release();
  await desk.until(first.id, inState("paid"));
  expect(charge(pass).ok).toBe(true);
});

it("a pass is held back while nobody knows the end of its payment, also after a restart", async () => {
  const pass = samplePass("approved");
  await desk.provider.faults({ on: "charge", acts: false, reply: { kind: "drop" } });
  const unknown = await desk.until(started(pass).id, inState("unknown"));
  expect(charge(pass)).toMatchObject(USED);
  desk.restart();
  expect(charge(pass)).toMatchObject(USED);
  const attemptId = unknown.attempts[0]?.id ?? "";
  const decision = { outcome: "not-paid", who: "Dilnoza", evidence: "provider-cabinet", why: "" } as const;
  expect(desk.sales.settle({ saleId: unknown.id, attemptId, ...decision }).ok).toBe(true);
  expect(charge(pass).ok).toBe(true);
});
