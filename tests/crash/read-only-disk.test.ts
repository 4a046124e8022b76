import { expect, inject, onTestFinished, test } from "vitest";
import { z } from "zod";
import { attachReceipt, look } from "./cashier.ts";
import { compareFiles, journalFile } from "./compare.ts";
import { hindrance, mountDyingDisk } from "./failing-disk.ts";
import { faultOfFile } from "./journal-view.ts";
import { crashOptions } from "./options.ts";
import { beginHeld, expectPaid, expectSaid, livesOf, scan, sell, sellUntilRefused } from "./selling.ts";
import { openShop } from "./shop.ts";
import type { Till } from "./till.ts";

const MEGABYTES = 64;
const statusSchema = z.looseObject({ journal: z.looseObject({ state: z.string() }) });

test("a disk that becomes read-only while selling: refused with words, nothing leaves unrecorded, nothing paid is lost", async (context) => {
  const why = hindrance("dying");
  context.skip(why !== null, why ?? "");
  const { seed } = crashOptions(process.env);
  const shop = await openShop(inject("hostBundle"), seed);
  const disk = mountDyingDisk(shop.place.dataDir, MEGABYTES);
  const lives = livesOf(shop);
  onTestFinished(async () => {
    await lives.end();
    disk.unmount();
    await shop.close(false);
  });

  const till = await lives.start();
  const paid = await sell(shop, till);
  await attachReceipt(shop, till, paid.id, { on: "attach" });
  const unscanned = await sell(shop, till);
  const inFlight = await beginHeld(shop, till);
  disk.fail();
  // SQLite does not tell why a write to an open file failed; the self-test does.
  await sellUntilRefused(shop, till, "io", "read-only");
  await expectSaid(till, "read-only");
  expect(await scan(shop, till, unscanned, "io", "read-only")).toBe(false);
  await shop.sandbox.client.release();
  await till.end("SIGKILL");

  // Started on it: files open as if they could be written, and the first sale finds out.
  const onDying = await lives.start();
  await sellUntilRefused(shop, onDying, "io", "read-only");
  await expectSaid(onDying, "read-only");
  await onDying.end("SIGKILL");

  // Started on a disk that is mounted for reading alone: what is on record is shown, and the state says why nothing is sold.
  disk.repair("ro");
  const reading = await lives.start();
  await expectReadOnly(reading);
  expect((await look(reading, inFlight.id))?.attempts.at(-1)?.state).toBe("sent");
  await sellUntilRefused(shop, reading, "read-only");
  await expectSaid(reading, "read-only");
  await reading.end("SIGTERM");

  disk.repair("rw");
  const later = await lives.start();
  await expectPaid(shop, later, inFlight.id);
  await attachReceipt(shop, later, unscanned.id, { on: "attach" });
  await sell(shop, later);
  await later.end("SIGTERM");
  const ledger = await shop.sandbox.client.ledger();
  expect(compareFiles(shop.place.dataDir, ledger, shop.memory), `again with TILLA_CRASH_SEED=${seed}`).toEqual([]);
  expect(faultOfFile(journalFile(shop.place.dataDir)), `again with TILLA_CRASH_SEED=${seed}`).toBeNull();

  // A journal that was closed in good order has no files beside it, and none can be made.
  disk.repair("ro");
  const closed = await lives.start();
  await expectReadOnly(closed);
  expect((await look(closed, inFlight.id))?.attempts.at(-1)?.state).toBe("paid");
  await sellUntilRefused(shop, closed, "read-only");
}, 60_000);

async function expectReadOnly(till: Till): Promise<void> {
  const status = await till.call("app.status", null, statusSchema);
  expect(status).toMatchObject({ ok: true, value: { journal: { state: "read-only", reason: "read-only" } } });
}
