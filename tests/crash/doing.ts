import { saleSchema, type Sale } from "../../shared/domain/sale.ts";
import { attachReceipt, backup, charge, outcome, toldUnless, waiting, type Told } from "./cashier.ts";
import { attachManner, putOff } from "./manners.ts";
import { askStatus, cancel, customerDecides, openAttempt, order, waitingOrder } from "./order-cashier.ts";
import type { Phase } from "./phases.ts";
import { refund, refundable, settleRefunds } from "./refund-cashier.ts";
import type { Shop } from "./shop.ts";
import type { Till } from "./till.ts";
import { decide, sell } from "./work.ts";

/** What a till is about when it is killed. */
export interface Doing {
  /** The moment from which the kill may come. */
  readonly begun: Promise<unknown>;
  readonly withinMs: number;
  readonly over: Promise<unknown>;
}

const NOW = Promise.resolve();

export function begin(shop: Shop, till: Till, phase: Exclude<Phase, "starting">): Doing {
  switch (phase) {
    case "charging":
      return { begun: NOW, withinMs: 12, over: charge(shop, till) };
    case "in-flight": {
      const over = charge(shop, till);
      return { begun: over, withinMs: 45, over };
    }
    case "attaching": {
      const paid = paidSale(shop, till);
      const over = paid.then((sale) => (sale?.fiscal ? attachReceipt(shop, till, sale.id) : null));
      return { begun: paid, withinMs: 40, over };
    }
    case "retrying":
      return after(queued(shop, till), 90, (sale) => retry(shop, till, sale));
    case "settling": {
      const list = waiting(till);
      const over = list.then((found) => Promise.all((found?.unknown ?? []).map((sale) => decide(shop, till, sale))));
      return { begun: list, withinMs: 12, over };
    }
    case "backing-up":
      return { begun: NOW, withinMs: 80, over: backup(shop, till) };
    case "busy": {
      const over = Promise.all([sell(shop, till), sell(shop, till), sell(shop, till), backup(shop, till)]);
      return { begun: NOW, withinMs: 120, over };
    }
    case "ordering":
      return { begun: NOW, withinMs: 12, over: order(shop, till) };
    case "order-in-flight": {
      const over = order(shop, till);
      return { begun: over, withinMs: 60, over };
    }
    case "polling":
      return after(undecided(shop, till), 45, async (sale) => {
        const open = openAttempt(sale);
        return open && askStatus(shop, till, sale, open);
      });
    case "cancelling":
      return after(waitingOrder(shop, till, "freedom"), 80, async (sale) => {
        const open = openAttempt(sale);
        return open && cancel(shop, till, sale, open);
      });
    case "refunding":
      return after(refundable(shop, till), 12, (found) => refund(shop, till, found));
    case "refund-in-flight": {
      const over = refundable(shop, till).then((found) => found && refund(shop, till, found));
      return { begun: over, withinMs: 45, over };
    }
    case "settling-refunds":
      return { begun: NOW, withinMs: 25, over: settleRefunds(shop, till) };
  }
}

/** Something made ready in peace, and then done under the gun. */
function after<T>(ready: Told<T>, withinMs: number, act: (it: T) => Promise<unknown>): Doing {
  return { begun: ready, withinMs, over: ready.then((it) => (it === null ? null : act(it))) };
}

async function paidSale(shop: Shop, till: Till): Told<Sale> {
  const sale = await charge(shop, till, null, shop.freshCode(false));
  return sale && outcome(till, sale.id);
}

/** A sale whose receipt was put off at least once. */
async function queued(shop: Shop, till: Till): Told<Sale> {
  const sale = await paidSale(shop, till);
  if (!sale?.fiscal) return null;
  await attachReceipt(shop, till, sale.id, putOff(shop.chance));
  return till.until(`a receipt of ${sale.id} that was put off`, () => {
    const now = till.sales.get(sale.id);
    const isOver = now?.fiscal?.state === "fiscalized" || (now?.fiscal?.lastFailure ?? null) !== null;
    return now && isOver ? now : null;
  });
}

async function retry(shop: Shop, till: Till, { id, fiscal }: Sale): Told<Sale> {
  if (fiscal?.state !== "queued") return null;
  const { chance } = shop;
  await shop.sandbox.client.faults(chance.sometimes(0.5) ? putOff(chance) : attachManner(chance));
  const answer = await till.call("sales.retryReceipt", { saleId: id }, saleSchema);
  return toldUnless("receipt-not-due", shop, answer, "try");
}

/** An order that waits, and whose customer has just decided or still thinks. */
async function undecided(shop: Shop, till: Till): Told<Sale> {
  const list = await waiting(till);
  const sale = list?.customers.at(-1) ?? (await waitingOrder(shop, till));
  const open = sale && openAttempt(sale);
  if (open && shop.chance.sometimes(0.6)) await customerDecides(shop, open);
  return sale ?? null;
}
