import { z } from "zod";
import { backupSchema } from "../../shared/ipc/calls/journal.ts";
import { attachReceipt, settle, waiting } from "./cashier.ts";
import { compare, journalFile } from "./compare.ts";
import { unfinishedOrders } from "./compare-orders.ts";
import { unfinished } from "./compare-receipts.ts";
import { faultOfFile, viewJournal } from "./journal-view.ts";
import { live } from "./life.ts";
import { askStatus, customerDecides, openAttempt } from "./order-cashier.ts";
import { phasesOf, type Phase } from "./phases.ts";
import type { Trade } from "./provisioning.ts";
import { settleRefunds } from "./refund-cashier.ts";
import { openShop, type Shop } from "./shop.ts";
import { connectTill, spawnTill, type Till } from "./till.ts";

/** What a run of kills came to. */
export interface Rounds {
  readonly kills: number;
  /** Kills by what the till was doing. */
  readonly during: Readonly<Record<string, number>>;
  /** In how many dead journals something stood in this state: what the next start had to make true again. */
  readonly left: Readonly<Record<string, number>>;
  readonly sales: number;
}

export interface RoundsOptions {
  readonly bundle: string;
  readonly seed: number;
  readonly kills: number;
  /** What the shop lives on; customers' codes unless told. */
  readonly trade?: Trade;
  /** Which phases to choose from; all of that trade's unless told. */
  readonly among?: readonly [Phase, ...Phase[]];
  /** Whether the data is left to be looked into when something is untrue; yes unless told. */
  readonly keepData?: boolean;
}

/** Found between a journal, the provider's books and the cashier's memory. */
export class Untrue extends Error {
  override readonly name = "Untrue";
}

/** Kills a till again and again on the same data, comparing after each kill and each start. Throws {@link Untrue}. */
export async function killRepeatedly({
  bundle,
  seed,
  kills,
  trade = "codes",
  among = phasesOf(trade),
  keepData = true,
}: RoundsOptions): Promise<Rounds> {
  const shop = await openShop(bundle, seed, trade);
  const during: Record<string, number> = {};
  const left: Record<string, number> = {};
  let done = 0;
  let isTrue = false;
  try {
    for (; done < kills; done += 1) {
      const phase = shop.chance.pick(...among);
      during[phase] = (during[phase] ?? 0) + 1;
      await live(shop, phase, async (till) => void (await lookAfterStart(shop, till)));
      await check(shop, `kill ${done + 1} (${phase})`);
      count(shop, left);
    }
    const sales = await finish(shop);
    isTrue = true;
    return { kills, during, left, sales };
  } catch (error) {
    const again = `TILLA_CRASH_SEED=${seed} TILLA_CRASH_KILLS=${kills}`;
    const where = `after ${done} kills; again with ${again}; the data is in ${shop.place.dataDir}`;
    throw new Untrue(`${error instanceof Error ? error.message : String(error)}\n${where}`, { cause: error });
  } finally {
    await shop.close(!isTrue && keepData);
  }
}

async function check(shop: Shop, when: string): Promise<void> {
  const ledger = await shop.sandbox.client.ledger();
  const problems = compare(shop.place.dataDir, ledger, shop.memory);
  if (problems.length > 0) throw new Error(`${when}: ${problems.slice(0, 5).join("; ")}`);
  shop.memory.checked();
}

async function lookAfterStart(shop: Shop, till: Till): Promise<"sound" | "checking"> {
  const answer = await till.call(
    "app.status",
    null,
    z.object({ mode: z.string(), journal: z.object({ state: z.string() }) }),
  );
  till.expectAlive();
  if (!answer?.ok) throw new Error("a started till does not say how it is");
  const { mode, journal } = answer.value;
  if (mode !== "live") throw new Error(`the till came up in ${mode} mode`);
  if (journal.state !== "sound" && journal.state !== "checking") throw new Error(`the journal is ${journal.state}`);
  const listed = await till.call("journal.backups", null, z.array(backupSchema));
  if (!listed?.ok) throw new Error("the backups are not listed");
  const names = new Set(listed.value.map(({ file }) => file));
  // The till keeps fourteen.
  const lost = [...shop.memory.backups].slice(-5).filter((file) => !names.has(file));
  if (lost.length > 0) throw new Error(`backups that were made are gone: ${lost.join(", ")}`);
  return journal.state;
}

/** Notes what the killed till left for the next one. */
function count(shop: Shop, left: Record<string, number>): void {
  const journal = viewJournal(journalFile(shop.place.dataDir));
  if (journal === null) return;
  const states = journal.sales.flatMap(({ attempts, fiscal }) => [
    ...attempts.flatMap(({ state, refunds }) => [state, ...refunds.map((refund) => `refund ${refund.state}`)]),
    ...(fiscal ? [fiscal.state] : []),
  ]);
  journal.close();
  for (const state of new Set(states)) left[state] = (left[state] ?? 0) + 1;
}

/** The last life: everything is brought to its end, then the till ends in good order and all is compared once more. */
async function finish(shop: Shop): Promise<number> {
  const till = await connectTill(spawnTill(shop.place), (sale) => shop.memory.told(sale));
  try {
    const state = await lookAfterStart(shop, till);
    await bringToEnd(shop, till);
    const isSound = () => state === "sound" || till.health()?.state === "sound";
    await till.until("a sound journal", () => (isSound() ? true : null));
  } finally {
    await till.end("SIGTERM");
  }
  await check(shop, "at the end");
  const file = journalFile(shop.place.dataDir);
  const fault = faultOfFile(file);
  if (fault !== null) throw new Error(`at the end the journal is ${fault}`);
  const journal = viewJournal(file);
  const sales = journal?.sales ?? [];
  journal?.close();
  const ledger = await shop.sandbox.client.ledger();
  const open = [...unfinished(sales, ledger), ...unfinishedOrders(sales, ledger)];
  if (open.length > 0) throw new Error(`at the end: ${open.slice(0, 5).join("; ")}`);
  return sales.length;
}

async function bringToEnd(shop: Shop, till: Till): Promise<void> {
  const lists = await waiting(till);
  for (const sale of [...(lists?.customers ?? []), ...(lists?.unknown ?? [])]) {
    const attempt = openAttempt(sale);
    if (!attempt) continue;
    await customerDecides(shop, attempt);
    const now = attempt.provider === "anor" ? sale : await askStatus(shop, till, sale, attempt);
    if (now && openAttempt(now)) await settle(shop, till, sale, attempt);
  }
  await settleRefunds(shop, till);
  const due = (await waiting(till))?.receipts ?? [];
  for (const sale of due) if (sale.fiscal?.state === "awaiting-receipt") await attachReceipt(shop, till, sale.id);
  // From here on the till is on its own: what a fault put off is tried again in its time.
  for (const { id } of due) {
    await till.until(`the receipt of ${id}`, () => (till.sales.get(id)?.fiscal?.state === "fiscalized" ? true : null));
  }
}
