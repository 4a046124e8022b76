import { z } from "zod";
import { saleSchema, type Attempt, type Sale } from "../../shared/domain/sale.ts";
import { backupSchema } from "../../shared/ipc/calls/journal.ts";
import { sampleReceipt } from "../../electron/payments/sandbox/anor/samples.ts";
import type { ChargeRow } from "../../electron/payments/sandbox/ledger.ts";
import { fingerprintOf } from "../../electron/sales/fingerprint.ts";
import type { Answer } from "./bridge-client.ts";
import { attachManner, chargeManner } from "./manners.ts";
import type { Shop } from "./shop.ts";
import type { Till } from "./till.ts";

/** Every act answers null when the till was killed before it answered. */
type Told<T> = Promise<T | null>;

const waitingSchema = z.object({ unknown: z.array(saleSchema), receipts: z.array(saleSchema) });

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
export async function attachReceipt(shop: Shop, till: Till, saleId: string): Told<Sale> {
  const { memory, chance, sandbox } = shop;
  const receipt = memory.printed.get(saleId) ?? sampleReceipt("receipt", Date.now());
  memory.printed.set(saleId, receipt);
  await sandbox.client.faults(attachManner(chance));
  const answer = await till.call("sales.attachReceipt", { saleId, code: receipt }, saleSchema);
  // Scanned twice: the first scan was on disk, only its answer was lost.
  if (answer?.ok === false && answer.error.kind === "conflict" && answer.error.reason === "receipt-not-due")
    return null;
  const sale = told(shop, answer, "receipt");
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

/** The provider's own record of an attempt's code: what its cabinet would show the cashier. */
export async function chargeOf(shop: Shop, attempt: Attempt): Promise<ChargeRow | null> {
  const trace = fingerprintOf(shop.place.dataDir);
  const { charges } = await shop.sandbox.client.ledger();
  return charges.find(({ code }) => trace(code).fingerprint === attempt.code?.fingerprint) ?? null;
}

/** Decides over an unknown payment by the provider's cabinet. */
export async function settle(shop: Shop, till: Till, sale: Sale, attempt: Attempt): Told<Sale> {
  const charged = await chargeOf(shop, attempt);
  const decision = charged ? { outcome: "paid", transactionId: charged.transactionId } : { outcome: "not-paid" };
  const evidence = { who: "Dilnoza", evidence: "provider-cabinet", why: "" };
  const input = { saleId: sale.id, attemptId: attempt.id, ...evidence, ...decision };
  return told(shop, await till.call("sales.settle", input, saleSchema), "decision");
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

function told(shop: Shop, answer: Answer<Sale>, what: string): Sale | null {
  if (answer === null) return null;
  if (!answer.ok) throw new Error(`the ${what} was refused: ${JSON.stringify(answer.error)}`);
  shop.memory.told(answer.value);
  return answer.value;
}
