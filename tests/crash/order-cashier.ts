import { saleSchema, type Attempt, type Sale } from "../../shared/domain/sale.ts";
import { samplePass } from "../../electron/payments/sandbox/freedom/samples.ts";
import { outcome, told, type Told } from "./cashier.ts";
import { cancelManner, chargeManner, statusManner } from "./manners.ts";
import { isOpen, orderOf, type OrderProvider } from "./orders.ts";
import type { Shop } from "./shop.ts";
import type { Till } from "./till.ts";

/** Opens a sale whose customer pays an order: a QR on the screen, a card terminal, or a saved card. */
export async function order(shop: Shop, till: Till, provider: OrderProvider = anyOf(shop)): Told<Sale> {
  await shop.sandbox.client.faults(chargeManner(shop.chance));
  const isPass = provider === "freedom" && shop.trade === "passes";
  const code = isPass ? samplePass(shop.chance.pick("approved", "approved", "declined", "slow")) : null;
  // More than any refund takes away, and no amount that the sandbox reads as a wish.
  const amount = shop.chance.whole(400, 900) * 500;
  const input = { saleId: null, provider, amount, code, reference: "", note: "" };
  return told(shop, await till.call("sales.charge", input, saleSchema), `order at ${provider}`);
}

/** An order that waits for its customer, or whatever else came of it. */
export async function waitingOrder(shop: Shop, till: Till, provider?: OrderProvider): Told<Sale> {
  const sale = await order(shop, till, provider);
  return sale && outcome(till, sale.id);
}

/** The customer of an attempt's order makes up their mind, if they have not yet and were shown something. */
export async function customerDecides(shop: Shop, attempt: Attempt): Promise<void> {
  const { client } = shop.sandbox;
  const found = orderOf(await client.ledger(), attempt);
  // A saved card is charged by the till alone: its customer was shown nothing.
  const isOwn = found?.provider === "freedom" && shop.trade === "passes" && found.state === "waiting";
  if (!found || !isOpen(found)) return;
  const state = isOwn ? "cancelled" : shop.chance.pick("paid", "paid", "paid", "declined", "expired", "cancelled");
  await client.order({ reference: found.reference, state });
}

/** Has the till ask the provider now. */
export async function askStatus(shop: Shop, till: Till, sale: Sale, attempt: Attempt): Told<Sale> {
  await shop.sandbox.client.faults(statusManner(shop.chance));
  const input = { saleId: sale.id, attemptId: attempt.id };
  return told(shop, await till.call("sales.askStatus", input, saleSchema), "question");
}

/** Calls a waiting payment off. That the provider refuses or does not answer is no fault of the till. */
export async function cancel(shop: Shop, till: Till, sale: Sale, attempt: Attempt): Told<Sale> {
  await shop.sandbox.client.faults(cancelManner(shop.chance));
  const input = { saleId: sale.id, attemptId: attempt.id, who: "Dilnoza" };
  const answer = await till.call("sales.cancelPayment", input, saleSchema);
  if (answer?.ok === false) {
    const { error } = answer;
    const isExpected =
      error.kind === "provider-rejected" ||
      error.kind === "outcome-unknown" ||
      (error.kind === "conflict" && error.reason === "cancel-not-possible");
    if (isExpected) return null;
  }
  return told(shop, answer, "cancelling");
}

/** The attempt of a sale that waits for its customer, or that nobody knows the end of. */
export function openAttempt({ attempts }: Sale): Attempt | null {
  return attempts.find(({ state }) => state === "awaiting-customer" || state === "unknown") ?? null;
}

function anyOf({ chance }: Shop): OrderProvider {
  return chance.pick("freedom", "freedom", "appotapay", "wallet");
}
