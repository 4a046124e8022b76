import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { observe, type Held } from "../tools/held.ts";
import { launchBrowserHost } from "./drivers/browser-host.ts";
import { createCashier, type Cashier } from "./shop/cashier.ts";
import { approved, receipt } from "./shop/codes.ts";
import { terminalDocument } from "./shop/terminal.ts";
import { expect, test } from "./shop/test.ts";

/** Five hundred take some minutes and are made by hand (docs/testing.md). */
const SALES = Number(process.env["TILLA_SOAK_SALES"] ?? 60);
/** Looks in the first third of the sales, and as many in the last. */
const LOOKS = 5;

/** The page has the day's sales in its list: of each its record, and nothing else. */
const SALE_MEGABYTES = 0.006;
/** By how much the last third may be above the first: what a page and a process hold now and then, and the list. */
const MAY_GROW = { listeners: 20, nodes: 200, heapMegabytes: 1 + SALES * SALE_MEGABYTES, handles: 6 } as const;
/** SQLite writes the log back into the file after a thousand pages of 4 KiB; the commit that passes this is in it. */
const LOG_MEGABYTES = 5;

test("many sales in one process leave no listeners, nodes, memory, handles or log behind", async ({
  browser,
  dataDir,
  pageWatch,
  provider,
}) => {
  test.skip(!existsSync("/proc/self/fd"), "open handles are read from Linux's /proc");
  test.setTimeout(60_000 + SALES * 4_000);
  const document = `${dataDir}.json`;
  writeFileSync(document, terminalDocument({}, provider.baseUrl));
  const args = [`--provision=${document}`];
  const till = await launchBrowserHost({ dataDir, browser, args, watch: (page) => pageWatch.watch(page) });
  const at = await createCashier(till.page, "en");
  const look = await observe(till.page, till.pid, `${dataDir}/live/journal.sqlite-wal`);
  const third = Math.floor(SALES / 3);
  const early: Held[] = [];
  const late: Held[] = [];
  for (let sold = 1; sold <= SALES; sold += 1) {
    await sell(at);
    if (isLook(sold, third)) early.push(await look());
    if (isLook(sold - (SALES - third), third)) late.push(await look());
  }
  await till.close();
  rmSync(document);
  const [before, after] = [least(early), least(late)];
  keep({ sales: SALES, before, after });
  expect((await provider.ledger()).receipts).toHaveLength(SALES);
  for (const what of ["listeners", "nodes", "heapMegabytes", "handles"] as const) {
    expect(after[what], `${what}, ${before[what]} before`).toBeLessThanOrEqual(before[what] + MAY_GROW[what]);
  }
  expect(Math.max(...late.map(({ logMegabytes }) => logMegabytes))).toBeLessThanOrEqual(LOG_MEGABYTES);
});

/** Evenly spread over a third, with its last sale among them. */
function isLook(nth: number, third: number): boolean {
  return nth > 0 && nth <= third && (third - nth) % Math.max(1, Math.floor(third / LOOKS)) === 0;
}

async function sell(at: Cashier): Promise<void> {
  await at.type("127500");
  await at.scan(approved());
  await at.sees("receipt-due");
  await at.scan(receipt());
  await at.sees("done");
  await at.press("Enter");
  await at.sees("entry");
}

/** The least of each: what is held for good, not what was about to be let go. */
function least(looks: readonly Held[]): Held {
  const of = (what: keyof Held) => Math.min(...looks.map((each) => each[what]));
  return {
    listeners: of("listeners"),
    nodes: of("nodes"),
    heapMegabytes: of("heapMegabytes"),
    handles: of("handles"),
    logMegabytes: of("logMegabytes"),
  };
}

function keep(figures: object): void {
  const folder = fileURLToPath(new URL("../../.cache", import.meta.url));
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}/soak.json`, JSON.stringify(figures, null, 2));
}
