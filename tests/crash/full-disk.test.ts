import { expect, inject, onTestFinished, test } from "vitest";
import type { Sale } from "../../shared/domain/sale.ts";
import { attachReceipt, outcome } from "./cashier.ts";
import { compareFiles, journalFile } from "./compare.ts";
import { hindrance, mountFullDisk, type FullDisk } from "./failing-disk.ts";
import { faultOfFile } from "./journal-view.ts";
import { crashOptions } from "./options.ts";
import { beginHeld, expectPaid, expectSaid, livesOf, scan, sell, sellUntilRefused, type Lives } from "./selling.ts";
import { openShop, type Shop } from "./shop.ts";
import type { Till } from "./till.ts";

/** How often the disk runs full, each time with another few blocks left. */
const ROUNDS = 6;
const MEGABYTES = 24;

test("a disk that runs full while selling: refused with words, nothing leaves unrecorded, nothing paid is lost", async (context) => {
  const why = hindrance("full");
  context.skip(why !== null, why ?? "");
  const { seed } = crashOptions(process.env);
  const shop = await openShop(inject("hostBundle"), seed);
  const disk = mountFullDisk(shop.place.dataDir, MEGABYTES);
  const lives = livesOf(shop);
  onTestFinished(async () => {
    await lives.end();
    disk.unmount();
    await shop.close(false);
  });

  for (let round = 0; round < ROUNDS; round += 1) {
    const till = await lives.start();
    const paid = await sell(shop, till);
    await attachReceipt(shop, till, paid.id, { on: "attach" });
    const unscanned = await sell(shop, till);
    const inFlight = await beginHeld(shop, till);
    disk.fill(shop.chance.whole(0, 12));
    await sellUntilRefused(shop, till, "disk-full");
    await expectSaid(till, "disk-full");
    const isScanned = await scan(shop, till, unscanned, "disk-full");
    await shop.sandbox.client.release();
    const later = await (round % 2 === 0 ? spaceIsBack(disk, till, inFlight) : killed(shop, lives, disk, till));
    await expectPaid(shop, later, inFlight.id);
    if (!isScanned) await attachReceipt(shop, later, unscanned.id, { on: "attach" });
    await sell(shop, later);
    await later.end("SIGTERM");
    const ledger = await shop.sandbox.client.ledger();
    expect(compareFiles(shop.place.dataDir, ledger, shop.memory), `again with TILLA_CRASH_SEED=${seed}`).toEqual([]);
  }
  expect(faultOfFile(journalFile(shop.place.dataDir)), `again with TILLA_CRASH_SEED=${seed}`).toBeNull();
}, 60_000);

/** Room is made while the till runs: what it could not write it writes by itself. */
async function spaceIsBack(disk: FullDisk, till: Till, inFlight: Sale): Promise<Till> {
  disk.free();
  expect((await outcome(till, inFlight.id))?.attempts.at(-1)?.state).toBe("paid");
  return till;
}

/** Killed with the answer unwritten, started on the full disk, which takes no sale, and once more when there is room. */
async function killed(shop: Shop, lives: Lives, disk: FullDisk, till: Till): Promise<Till> {
  await till.end("SIGKILL");
  const onFull = await lives.start();
  await sellUntilRefused(shop, onFull, "disk-full");
  await expectSaid(onFull, "disk-full");
  await onFull.end("SIGKILL");
  disk.free();
  return lives.start();
}
