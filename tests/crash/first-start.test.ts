import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as after } from "node:timers/promises";
import { expect, inject, onTestFinished, test } from "vitest";
import { compare } from "./compare.ts";
import { crashOptions } from "./options.ts";
import { charge, outcome } from "./cashier.ts";
import { openShop, type Shop } from "./shop.ts";
import { connectTill, spawnTill } from "./till.ts";

/** Each on a folder of its own, where everything is made for the first time. */
const FIRST_STARTS = 12;

test("a first start killed at any instant does not stop the second one", async () => {
  const { seed } = crashOptions(process.env);
  const shop = await openShop(inject("hostBundle"), seed);
  onTestFinished(() => shop.close(false));
  for (let n = 0; n < FIRST_STARTS; n += 1) {
    const problems = await startTwice(shop, join(shop.place.dataDir, String(n)));
    expect(problems, `again with TILLA_CRASH_SEED=${seed}`).toEqual([]);
  }
});

async function startTwice(shop: Shop, dataDir: string): Promise<readonly string[]> {
  mkdirSync(dataDir);
  const place = { ...shop.place, dataDir };
  const first = spawnTill(place);
  await after(shop.chance.between(shop.startMs / 4, 1.1 * shop.startMs));
  first.signal("SIGKILL");
  await first.ended;

  const spawned = performance.now();
  const till = await connectTill(spawnTill(place));
  shop.startMs = performance.now() - spawned;
  const sale = await charge(shop, till, null, shop.freshCode(false));
  const ended = sale && (await outcome(till, sale.id));
  await till.end("SIGTERM");
  if (!ended) return ["no sale can be made"];
  // The provider's books are those of all these folders: only this one's code is looked at.
  const ledger = await shop.sandbox.client.ledger();
  const code = ledger.presented.at(-1)?.code;
  const own = {
    ...ledger,
    presented: ledger.presented.filter((each) => each.code === code),
    charges: ledger.charges.filter((each) => each.code === code),
    receipts: [],
  };
  return compare(dataDir, own, { ...shop.memory, fresh: new Map() });
}
