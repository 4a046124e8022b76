import { z } from "zod";
import { saleSchema, type Attempt, type Sale } from "../../shared/domain/sale.ts";
import { backupSchema } from "../../shared/ipc/calls/journal.ts";
import { sampleReceipt } from "../../electron/payments/sandbox/anor/samples.ts";
import type { FaultInput } from "../../electron/payments/sandbox/faults.ts";
import { fingerprintOf } from "../../electron/sales/fingerprint.ts";
import type { Answer } from "./bridge-client.ts";
import { attachManner, chargeManner } from "./manners.ts";
import { paidOrderOf } from "./orders.ts";
import type { Shop } from "./shop.ts";
import type { Till } from "./till.ts";

/** Every act answers null when the till was killed before it answered. */
export type Told<T> = Promise<T | null>;

const waitingSchema = z.object({
  unknown: z.array(saleSchema),
  customers: z.array(saleSchema),
  receipts: z.array(saleSchema),
});

/** Shows a fresh code, or the one that never left. Throws when the till refuses. */
export async function charge(
  shop: Shop,
  till: Till,
  saleId: string | null = null,
  code = shop.freshCode(),
): Told<Sale> {
  await shop.sandbox.client.faults(chargeManner(shop.chance));
  const input = { saleId, amount: shop.chance.whole(1, 900) * 500, code, reference: "", note: "" };
  const sale = told(shop, await till.call("sales.charge", input, saleSchema), "charge");
  if (sale) shop.memory.codes.set(sale.id, code);
  return sale;
}

/** Waits for the end of a sale's last attempt, or for what a till knows of it when nobody answers. */
export function outcome(till: Till, saleId: string): Told<Sale> {
  return till.until(`the outcome of sale ${saleId}`, () => {
    const sale = till.sales.get(saleId);
    const state = sale?.attempts.at(-1)?.state;
    return sale && state !== "recorded" && state !== "sent" ? sale : null;
  });
}

/** Scans the receipt that the cash register printed for this sale. */
export async function attachReceipt(
  shop: Shop,
  till: Till,
  saleId: string,
  manner: FaultInput = attachManner(shop.chance),
): Told<Sale> {
  const { memory, sandbox } = shop;
  const receipt = memory.printed.get(saleId) ?? sampleReceipt("receipt", Date.now());
  memory.printed.set(saleId, receipt);
  await sandbox.client.faults(manner);
  const answer = await till.call("sales.attachReceipt", { saleId, code: receipt }, saleSchema);
  // Scanned twice: the first scan was on disk, only its answer was lost.
  const sale = toldUnless("receipt-not-due", shop, answer, "receipt");
  if (sale) memory.receipts.set(saleId, receipt);
  return sale;
}

export async function backup(shop: Shop, till: Till): Told<string> {
  const answer = await till.call("journal.backup", null, backupSchema);
  if (answer === null) return null;
  if (!answer.ok) throw new Error(`the backup was refused: ${JSON.stringify(answer.error)}`);
  shop.memory.backups.add(answer.value.file);
  return answer.value.file;
}

export async function waiting(till: Till): Told<z.infer<typeof waitingSchema>> {
  const answer = await till.call("sales.waiting", null, waitingSchema);
  if (answer === null) return null;
  if (!answer.ok) throw new Error(`no list of what waits: ${JSON.stringify(answer.error)}`);
  return answer.value;
}

/** A sale as the till knows it. Throws when it does not know it. */
export async function look(till: Till, saleId: string): Told<Sale> {
  const answer = await till.call("sales.story", { saleId }, z.object({ sale: saleSchema }));
  if (answer === null) return null;
  if (!answer.ok) throw new Error(`sale ${saleId} is gone: ${JSON.stringify(answer.error)}`);
  return answer.value.sale;
}

/** What the provider's cabinet would show the cashier: under which transaction money was taken; null when none was. */
async function takenUnder(shop: Shop, attempt: Attempt): Promise<string | null> {
  const ledger = await shop.sandbox.client.ledger();
  if (attempt.provider !== "anor") return paidOrderOf(ledger, attempt)?.id ?? null;
  const trace = fingerprintOf(shop.place.dataDir);
  const charge = ledger.charges.find(({ code }) => trace(code).fingerprint === attempt.code?.fingerprint);
  return charge?.transactionId ?? null;
}

/** Decides over an unknown payment by the provider's cabinet. */
export async function settle(shop: Shop, till: Till, sale: Sale, attempt: Attempt): Told<Sale> {
  const transactionId = await takenUnder(shop, attempt);
  const decision = transactionId === null ? { outcome: "not-paid" } : { outcome: "paid", transactionId };
  const evidence = { who: "Dilnoza", evidence: "provider-cabinet", why: "" };
  const input = { saleId: sale.id, attemptId: attempt.id, ...evidence, ...decision };
  return toldUnless("nothing-to-settle", shop, await till.call("sales.settle", input, saleSchema), "decision");
}

/** Tries what must never work while it is not known whether the customer paid. */
export async function chargeAgain(shop: Shop, till: Till, sale: Sale): Promise<void> {
  const used = shop.memory.codes.get(sale.id) ?? shop.freshCode(false);
  for (const [saleId, code] of [
    [sale.id, shop.freshCode(false)],
    [sale.id, used],
    [null, used],
  ] as const) {
    if (saleId === null && !shop.memory.codes.has(sale.id)) continue;
    const input = { saleId, amount: 1_000, code, reference: "", note: "" };
    const answer = await till.call("sales.charge", input, saleSchema);
    if (answer?.ok) throw new Error(`sale ${sale.number} was charged again while its payment was unknown`);
  }
}

/** As {@link told}; null also when the till refuses for this reason: it came to know by itself just before. */
export function toldUnless(reason: string, shop: Shop, answer: Answer<Sale>, what: string): Sale | null {
  const isRefused = answer?.ok === false && answer.error.kind === "conflict" && answer.error.reason === reason;
  return isRefused ? null : told(shop, answer, what);
}

/** What a till answered, kept in mind. Throws when it refused. */
export function told(shop: Shop, answer: Answer<Sale>, what: string): Sale | null {
  if (answer === null) return null;
  if (!answer.ok) throw new Error(`the ${what} was refused: ${JSON.stringify(answer.error)}`);
  shop.memory.told(answer.value);
  return answer.value;
}
