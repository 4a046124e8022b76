import {
  closeSync,
  cpSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  statSync,
  truncateSync,
  writeSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { expect, inject, onTestFinished, test } from "vitest";
import { z } from "zod";
import type { JournalHealth } from "../../shared/ipc/status.ts";
import { backup, charge, outcome } from "./cashier.ts";
import type { Chance } from "./chance.ts";
import { journalFile } from "./compare.ts";
import { viewJournal } from "./journal-view.ts";
import { crashOptions } from "./options.ts";
import { openShop, type Shop } from "./shop.ts";
import { connectTill, spawnTill, type Till } from "./till.ts";

/** Spoils a journal's file in one way. */
type Spoil = (file: string, chance: Chance) => void;

const cut =
  (share: number): Spoil =>
  (file) =>
    truncateSync(file, Math.floor(statSync(file).size * share));

const flip: Spoil = (file, chance) => {
  const handle = openSync(file, "r+");
  const byte = Buffer.alloc(1);
  // A whole sector, as a dying disk gives it back.
  const start = chance.whole(0, Math.floor(statSync(file).size / 512) - 1) * 512;
  for (let at = start; at < start + 512; at += 1) {
    readSync(handle, byte, 0, 1, at);
    byte[0] = (byte[0] ?? 0) ^ 0xff;
    writeSync(handle, byte, 0, 1, at);
  }
  closeSync(handle);
};

const SPOILS: readonly Spoil[] = [cut(0), cut(0.3), cut(0.8), flip, flip, flip, flip, flip, flip, flip];

test("a journal that is cut short or has flipped bytes is found and said, a backup takes its place and it is kept", async () => {
  const { seed } = crashOptions(process.env);
  const shop = await openShop(inject("hostBundle"), seed);
  onTestFinished(() => shop.close(false));
  const good = join(shop.place.dataDir, "good");
  const saved = await aGoodFolder(shop, good);
  const before = sales(good);
  let damaged = 0;

  for (const [n, spoil] of SPOILS.entries()) {
    const dataDir = join(shop.place.dataDir, String(n));
    cpSync(good, dataDir, { recursive: true });
    spoil(journalFile(dataDir), shop.chance);
    const till = await connectTill(spawnTill({ ...shop.place, dataDir }));
    const health = await known(till);
    if (health.state !== "damaged") {
      // What was hit holds nothing: then everything must be as it was.
      expect(health.state, `again with TILLA_CRASH_SEED=${seed}`).toBe("sound");
      await till.end("SIGTERM");
      expect(sales(dataDir)).toEqual(before);
      continue;
    }
    damaged += 1;
    expect(health.lastGoodBackup).toBe(saved);
    const input = { file: saved, who: "Dilnoza" };
    expect(await till.call("journal.restore", input, z.unknown())).toMatchObject({ ok: true });
    await till.end("SIGTERM");
    expect(sales(dataDir).slice(0, before.length - 1)).toEqual(before.slice(0, -1));
    // The damaged file itself was kept, under another name.
    expect(readdirSync(dirname(journalFile(dataDir))).filter((name) => name.includes(".damaged-"))).not.toEqual([]);
  }
  expect(damaged).toBeGreaterThanOrEqual(3);
});

/** Two sales that a backup has, and one made after it. Answers the backup's name. */
async function aGoodFolder(shop: Shop, dataDir: string): Promise<string> {
  mkdirSync(dataDir);
  const till = await connectTill(spawnTill({ ...shop.place, dataDir }));
  for (let n = 0; n < 2; n += 1) await sell(shop, till);
  const saved = await backup(shop, till);
  await sell(shop, till);
  await till.end("SIGTERM");
  return saved ?? expect.unreachable("no backup");
}

async function sell(shop: Shop, till: Till): Promise<void> {
  const sale = await charge(shop, till, null, shop.freshCode(false));
  if (sale) await outcome(till, sale.id);
}

/** What the till says of its journal once it has looked at all of it. */
async function known(till: Till): Promise<JournalHealth> {
  const health = z.looseObject({ journal: z.custom<JournalHealth>() });
  const first = await till.call("app.status", null, health);
  const now = first?.ok ? first.value.journal : expect.unreachable("no status");
  if (now.state !== "checking") return now;
  const later = await till.until("the check of the whole file", () => {
    const said = till.health();
    return said && said.state !== "checking" ? said : null;
  });
  return later ?? expect.unreachable("the till ended");
}

function sales(dataDir: string) {
  const journal = viewJournal(journalFile(dataDir));
  const found = journal?.sales.map(({ id, attempts }) => [id, attempts.map(({ state }) => state)]) ?? [];
  journal?.close();
  return found;
}
