import { cpSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as after } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { expect, inject, onTestFinished, test } from "vitest";
import { z } from "zod";
import { saleSchema } from "../../shared/domain/sale.ts";
import { Connection } from "../../electron/journal/connection.ts";
import { latestVersion, MIGRATIONS } from "../../electron/journal/migrations.ts";
import { journalFile } from "./compare.ts";
import { faultOfFile } from "./journal-view.ts";
import { crashOptions } from "./options.ts";
import { openShop, type Shop } from "./shop.ts";
import { connectTill, spawnTill } from "./till.ts";

/** A data folder as version 0.1.0 left it, with a journal of an older form. */
const OLD = fileURLToPath(new URL("../fixtures/upgrades/0.1.0", import.meta.url));
const KILLS = 24;
/** Sales in its journal of live mode. */
const SALES_OF_OLD = 5;

const rowSchema = z.object({ seq: z.int(), hash: z.string() });

test("a till killed while it brings an older journal to the newest form loses nothing of it", async () => {
  const { seed } = crashOptions(process.env);
  const shop = await openShop(inject("hostBundle"), seed);
  onTestFinished(() => shop.close(false));
  // Also looking at a journal leaves files beside it: only copies are opened.
  const untouched = join(shop.place.dataDir, "untouched");
  cpSync(OLD, untouched, { recursive: true });
  const before = look(untouched);
  expect(before.version).toBeLessThan(latestVersion(MIGRATIONS));
  const left = new Set<number>();
  for (let n = 0; n < KILLS; n += 1) {
    const dataDir = join(shop.place.dataDir, String(n));
    cpSync(OLD, dataDir, { recursive: true });
    left.add(await startTwice(shop, dataDir));
    const now = look(dataDir);
    expect(now.version, `again with TILLA_CRASH_SEED=${seed}`).toBe(latestVersion(MIGRATIONS));
    // Every old event is the same as it was, with the same hash; new ones stand after them.
    expect(now.events.slice(0, before.events.length)).toEqual(before.events);
    expect(faultOfFile(journalFile(dataDir))).toBeNull();
  }
  // Some died before the step, some after it, and none in between: it is one transaction.
  expect([...left].toSorted((a, b) => a - b)).toEqual([before.version, latestVersion(MIGRATIONS)]);
});

/** Kills a first start and lets a second one work. Answers the form that the killed one left. */
async function startTwice(shop: Shop, dataDir: string): Promise<number> {
  const place = { ...shop.place, dataDir };
  const first = spawnTill(place);
  await after(shop.chance.between(shop.startMs / 4, 1.1 * shop.startMs));
  first.signal("SIGKILL");
  await first.ended;
  const { version } = look(dataDir);
  const spawned = performance.now();
  const till = await connectTill(spawnTill(place));
  shop.startMs = performance.now() - spawned;
  const query = { text: "", kind: "all", provider: null, days: { of: "all" }, head: null, at: { offset: 0 } };
  const found = await till.call("history.search", query, z.object({ sales: z.array(saleSchema) }));
  expect(found?.ok === true && found.value.sales.length).toBe(SALES_OF_OLD);
  await till.end("SIGTERM");
  return version;
}

function look(dataDir: string) {
  const connection = new Connection(journalFile(dataDir), "read-only");
  try {
    const events = connection.all(rowSchema, "SELECT seq, hash FROM events ORDER BY seq");
    return { version: connection.pragmaNumber("user_version"), events };
  } finally {
    connection.close();
  }
}
