import { setTimeout as after } from "node:timers/promises";
import type { Sale } from "../../shared/domain/sale.ts";
import { attachReceipt, backup, charge, chargeAgain, look, outcome, settle, waiting } from "./cashier.ts";
import type { Shop } from "./shop.ts";
import { connectTill, spawnTill, type Till } from "./till.ts";

/** What the till is doing when it is killed. */
export const phases = ["starting", "charging", "in-flight", "attaching", "settling", "backing-up", "busy"] as const;
export type Phase = (typeof phases)[number];

/** One life of the till, from its start to the kill during `phase`. `started` looks at it before anything is done. */
export async function live(shop: Shop, phase: Phase, started: (till: Till) => Promise<void>): Promise<void> {
  const host = spawnTill(shop.place);
  if (phase === "starting") {
    await after(shop.chance.between(0, 1.1 * shop.startMs));
    host.signal("SIGKILL");
    await host.ended;
    return;
  }
  const spawned = performance.now();
  const till = await connectTill(host, (sale) => shop.memory.told(sale));
  // Read anew after each start: the machine may be busier by now.
  shop.startMs = performance.now() - spawned;
  try {
    await started(till);
    await work(shop, till);
    till.expectAlive();
    // What is under way when the process dies is not waited for: it answers null, or what it knew by then.
    const { begun, withinMs, over } = begin(shop, till, phase);
    const ended = Promise.allSettled([begun, over]);
    await Promise.race([begun, over]);
    await after(shop.chance.between(0, withinMs));
    await till.end("SIGKILL");
    for (const each of await ended) if (each.status === "rejected") throw each.reason;
  } finally {
    await till.end("SIGKILL");
  }
}

/** An ordinary stretch of work: what waits, and a sale or two, whole or left half done. */
async function work(shop: Shop, till: Till): Promise<void> {
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

/** The last sale before the crash: when the till says that nothing left, the customer shows the same code again. */
async function takeUp(shop: Shop, till: Till): Promise<void> {
  const last = [...shop.memory.codes].at(-1);
  if (!last) return;
  const [saleId, code] = last;
  const sale = await look(till, saleId);
  if (sale?.attempts.at(-1)?.state === "not-sent") await charge(shop, till, saleId, code);
}

/** A sale as far as the cashier takes it. */
async function sell(shop: Shop, till: Till): Promise<void> {
  const sale = await charge(shop, till);
  if (!sale || shop.chance.sometimes(0.2)) return;
  const ended = await outcome(till, sale.id);
  const state = ended?.attempts.at(-1)?.state;
  if (state === "declined" && shop.chance.sometimes(0.5)) await charge(shop, till, sale.id, shop.freshCode(false));
  if (state === "paid" && shop.chance.sometimes(0.7)) await attachReceipt(shop, till, sale.id);
}

async function decide(shop: Shop, till: Till, { id }: Sale): Promise<void> {
  const sale = till.sales.get(id) ?? (await waiting(till))?.unknown.find((each) => each.id === id);
  const attempt = sale?.attempts.find(({ state }) => state === "unknown");
  if (sale && attempt) await settle(shop, till, sale, attempt);
}

interface Doing {
  /** The moment from which the kill may come. */
  readonly begun: Promise<unknown>;
  readonly withinMs: number;
  readonly over: Promise<unknown>;
}

const NOW = Promise.resolve();

function begin(shop: Shop, till: Till, phase: Exclude<Phase, "starting">): Doing {
  switch (phase) {
    case "charging": {
      const over = charge(shop, till);
      return { begun: NOW, withinMs: 12, over };
    }
    case "in-flight": {
      const over = charge(shop, till);
      return { begun: over, withinMs: 45, over };
    }
    case "attaching": {
      const paid = charge(shop, till, null, shop.freshCode(false)).then((sale) => sale && outcome(till, sale.id));
      const over = paid.then((sale) => (sale?.fiscal ? attachReceipt(shop, till, sale.id) : null));
      return { begun: paid, withinMs: 40, over };
    }
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
  }
}
