import { expect } from "vitest";
import { saleSchema, type Sale } from "../../shared/domain/sale.ts";
import { findingSchema } from "../../shared/domain/self-test.ts";
import type { PosError, StorageReason } from "../../shared/errors/pos-error.ts";
import { sampleReceipt } from "../../electron/payments/sandbox/anor/samples.ts";
import { look, outcome, settle, told, waiting } from "./cashier.ts";
import type { Shop } from "./shop.ts";
import { connectTill, spawnTill, type Till } from "./till.ts";

/** The log's own room takes some sales before the disk is asked for more. */
const MOST_SALES = 150;

/** A till's lives one after the other, for a disk that it must not outlive. */
export interface Lives {
  start(): Promise<Till>;
  /** Ends the one that runs, if one does. */
  end(): Promise<void>;
}

export function livesOf(shop: Shop): Lives {
  let running: Till | null = null;
  return {
    async start() {
      running = await connectTill(spawnTill(shop.place), (sale) => shop.memory.told(sale));
      return running;
    },
    end: async () => running?.end("SIGKILL"),
  };
}

/** Shows a fresh code to a provider that answers at once. */
export async function begin(shop: Shop, till: Till): Promise<Sale> {
  const answer = await till.call("sales.charge", chargeOf(shop), saleSchema);
  return told(shop, answer, "charge") ?? expect.unreachable("the till ended");
}

export async function sell(shop: Shop, till: Till): Promise<Sale> {
  const sale = await begin(shop, till);
  const ended = (await outcome(till, sale.id)) ?? expect.unreachable("the till ended");
  expect(ended.attempts.at(-1)?.state).toBe("paid");
  return ended;
}

/** Money is taken and the answer is on its way: it comes when the sandbox lets it. */
export async function beginHeld(shop: Shop, till: Till): Promise<Sale> {
  await shop.sandbox.client.faults({ on: "charge", hold: "after" });
  const sale = await begin(shop, till);
  await shop.sandbox.client.held();
  return sale;
}

/** Sells on until the disk takes no more sale, and the till says why. */
export async function sellUntilRefused(shop: Shop, till: Till, ...reasons: readonly StorageReason[]): Promise<void> {
  for (let n = 0; n < MOST_SALES; n += 1) {
    const answer = await till.call("sales.charge", chargeOf(shop), saleSchema);
    if (answer?.ok === false) {
      expectStorage(answer.error, reasons);
      return;
    }
    told(shop, answer, "charge");
  }
  expect.unreachable(`the disk took ${MOST_SALES} sales and was to take none`);
}

/** Scans a receipt and answers whether it is on record: a full disk may have had room for it. */
export async function scan(shop: Shop, till: Till, sale: Sale, ...reasons: readonly StorageReason[]): Promise<boolean> {
  const receipt = sampleReceipt("receipt", Date.now());
  shop.memory.printed.set(sale.id, receipt);
  const answer = await till.call("sales.attachReceipt", { saleId: sale.id, code: receipt }, saleSchema);
  if (answer?.ok === false) {
    expectStorage(answer.error, reasons);
    return false;
  }
  shop.memory.receipts.set(sale.id, receipt);
  return true;
}

/** The till lives and shows its sales, and its self-test names the disk and the reason. */
export async function expectSaid(till: Till, reason: StorageReason): Promise<void> {
  till.expectAlive();
  const answer = await till.call("support.selfTest", { check: "disk" }, findingSchema);
  const finding = answer?.ok ? answer.value : expect.unreachable("no self-test");
  const said = finding.found === "disk-refuses" ? finding.reason : finding.found;
  expect(said).toBe(reason);
  expect(await waiting(till)).not.toBeNull();
}

/** The money that was taken while its answer could not be written: known by itself, or by the provider's cabinet. */
export async function expectPaid(shop: Shop, till: Till, saleId: string): Promise<void> {
  const found = (await look(till, saleId)) ?? expect.unreachable("the till ended");
  const attempt = found.attempts.at(-1) ?? expect.unreachable("the attempt is gone");
  if (attempt.state === "paid") return;
  expect(attempt).toMatchObject({ state: "unknown", unknown: { reason: "restarted" } });
  expect((await settle(shop, till, found, attempt))?.attempts.at(-1)?.state).toBe("paid");
}

function expectStorage(error: PosError, reasons: readonly StorageReason[]): void {
  expect(reasons).toContain(error.kind === "storage" ? error.reason : error);
}

const chargeOf = (shop: Shop) => ({
  saleId: null,
  amount: shop.chance.whole(1, 900) * 500,
  code: shop.freshCode(false),
  reference: "",
  note: "",
});
