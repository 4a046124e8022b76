import type { Sale } from "../../shared/domain/sale.ts";
import { attachReceipt, charge, chargeAgain, look, outcome, settle, waiting } from "./cashier.ts";
import { askStatus, customerDecides, openAttempt, order } from "./order-cashier.ts";
import { settleRefunds } from "./refund-cashier.ts";
import type { Shop } from "./shop.ts";
import type { Till } from "./till.ts";

/** An ordinary stretch of work: what waits, and a sale or two, whole or left half done. */
export async function work(shop: Shop, till: Till): Promise<void> {
  await (shop.trade === "codes" ? workWithCodes(shop, till) : workWithOrders(shop, till));
}

async function workWithCodes(shop: Shop, till: Till): Promise<void> {
  const { chance } = shop;
  await takeUp(shop, till);
  const lists = await waiting(till);
  for (const sale of lists?.receipts ?? []) {
    if (sale.fiscal?.state === "awaiting-receipt" && chance.sometimes(0.6)) await attachReceipt(shop, till, sale.id);
  }
  for (const sale of lists?.unknown ?? []) {
    if (chance.sometimes(0.3)) await chargeAgain(shop, till, sale);
    if (chance.sometimes(0.3)) await decide(shop, till, sale);
  }
  if (chance.sometimes(0.7)) await sell(shop, till);
}

/** Customers who were left waiting by the last life pay, go, or stay; now and then the till is asked to look. */
async function workWithOrders(shop: Shop, till: Till): Promise<void> {
  const { chance } = shop;
  const lists = await waiting(till);
  for (const sale of [...(lists?.customers ?? []), ...(lists?.unknown ?? [])]) {
    const open = openAttempt(sale);
    if (!open) continue;
    if (chance.sometimes(0.5)) await customerDecides(shop, open);
    if (chance.sometimes(0.4)) await askStatus(shop, till, sale, open);
    if (chance.sometimes(0.3)) await decide(shop, till, sale);
  }
  if (chance.sometimes(0.5)) await settleRefunds(shop, till);
  if (chance.sometimes(0.3)) await order(shop, till);
}

/** The last sale before the crash: when the till says that nothing left, the customer shows the same code again. */
async function takeUp(shop: Shop, till: Till): Promise<void> {
  const last = [...shop.memory.codes].at(-1);
  if (!last) return;
  const [saleId, code] = last;
  const sale = await look(till, saleId);
  if (sale?.attempts.at(-1)?.state === "not-sent") await charge(shop, till, saleId, code);
}

/** A sale as far as the cashier takes it. */
export async function sell(shop: Shop, till: Till): Promise<void> {
  const sale = await charge(shop, till);
  if (!sale || shop.chance.sometimes(0.2)) return;
  const ended = await outcome(till, sale.id);
  const state = ended?.attempts.at(-1)?.state;
  if (state === "declined" && shop.chance.sometimes(0.5)) await charge(shop, till, sale.id, shop.freshCode(false));
  if (state === "paid" && shop.chance.sometimes(0.7)) await attachReceipt(shop, till, sale.id);
}

/** A person's decision over a payment whose end is not known. An order's customer has made up their mind by then. */
export async function decide(shop: Shop, till: Till, { id }: Sale): Promise<void> {
  const sale = till.sales.get(id) ?? (await look(till, id));
  const attempt = sale && openAttempt(sale);
  if (!sale || !attempt) return;
  await customerDecides(shop, attempt);
  await settle(shop, till, sale, attempt);
}
