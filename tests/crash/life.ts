import { setTimeout as after } from "node:timers/promises";
import { begin } from "./doing.ts";
import type { Phase } from "./phases.ts";
import type { Shop } from "./shop.ts";
import { connectTill, spawnTill, type Till } from "./till.ts";
import { work } from "./work.ts";

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
