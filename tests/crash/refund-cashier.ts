import { isUnsettledRefund, refundedOf } from "../../shared/domain/sale-facts.ts";
import { saleSchema, type Attempt, type Sale } from "../../shared/domain/sale.ts";
import { look, told, type Told } from "./cashier.ts";
import { refundsOf } from "./compare-refunds.ts";
import { refundManner } from "./manners.ts";
import { askStatus, openAttempt, waitingOrder } from "./order-cashier.ts";
import type { Shop } from "./shop.ts";
import type { Till } from "./till.ts";

/** Parts differ by this, so that each can be told apart in the provider's books. */
const STEP = 100;

interface Refundable {
  readonly sale: Sale;
  readonly attempt: Attempt;
}

/** A paid sale at Freedom Pay of which money can go back now: one of before, or a new one. */
export async function refundable(shop: Shop, till: Till): Told<Refundable> {
  const candidates = [...shop.memory.latest.values()].filter((sale) => paidAtFreedom(sale) !== null).slice(-4);
  for (const { id } of shop.chance.sometimes(0.6) ? candidates : []) {
    const sale = await look(till, id);
    const attempt = sale && paidAtFreedom(sale);
    if (sale && attempt && !attempt.refunds.some(({ state }) => isUnsettledRefund(state))) return { sale, attempt };
  }
  const waiting = await waitingOrder(shop, till, "freedom");
  const open = waiting && openAttempt(waiting);
  if (!waiting) return null;
  if (open?.refs.reference !== undefined && shop.trade === "orders") {
    await shop.sandbox.client.order({ reference: open.refs.reference, state: "paid" }).catch(() => undefined);
    await askStatus(shop, till, waiting, open);
  }
  const sale = await look(till, waiting.id);
  const attempt = sale && paidAtFreedom(sale);
  return sale && attempt ? { sale, attempt } : null;
}

/** Sends a part of it back, of an amount that no other refund of this payment has. */
export async function refund(shop: Shop, till: Till, { sale, attempt }: Refundable): Told<Sale> {
  shop.memory.refunding.add(sale.id);
  await shop.sandbox.client.faults(refundManner(shop.chance));
  const amount = (attempt.refunds.length + 1) * STEP;
  const input = { saleId: sale.id, attemptId: attempt.id, amount, who: "Dilnoza", why: "torn packet" };
  return told(shop, await till.call("sales.refund", input, saleSchema), "refund");
}

/** Refunds that are unknown: tried again, which must not work, and decided by the provider's cabinet. */
export async function settleRefunds(shop: Shop, till: Till): Promise<void> {
  for (const saleId of shop.memory.refunding) {
    const sale = await look(till, saleId);
    if (!sale) return;
    const attempt = sale.attempts.find(({ refunds }) => refunds.some(({ state }) => isUnsettledRefund(state)));
    const unknown = attempt?.refunds.find(({ state }) => state === "unknown");
    if (!attempt) shop.memory.refunding.delete(saleId);
    if (!attempt || !unknown) continue;
    await refundAgain(till, sale, attempt);
    const wentBack = refundsOf(await shop.sandbox.client.ledger(), attempt, unknown.amount).length > 0;
    const outcome = wentBack ? "refunded" : "not-refunded";
    const decision = { outcome, who: "Dilnoza", evidence: "provider-cabinet", why: "" };
    const input = { saleId, attemptId: attempt.id, refundId: unknown.id, ...decision };
    if (told(shop, await till.call("sales.settleRefund", input, saleSchema), "decision over a refund")) {
      shop.memory.refunding.delete(saleId);
    }
  }
}

async function refundAgain(till: Till, sale: Sale, attempt: Attempt): Promise<void> {
  const input = { saleId: sale.id, attemptId: attempt.id, amount: STEP, who: "Dilnoza", why: "" };
  const answer = await till.call("sales.refund", input, saleSchema);
  if (answer?.ok) throw new Error(`sale ${sale.number} was refunded again while a refund was unknown`);
}

function paidAtFreedom(sale: Sale): Attempt | null {
  const paid = sale.attempts.find(({ state, provider }) => state === "paid" && provider === "freedom");
  if (!paid || paid.refs.transactionId === undefined) return null;
  const nextPart = (paid.refunds.length + 1) * STEP * 100;
  return paid.amount.minor - refundedOf(paid).possible > nextPart ? paid : null;
}
