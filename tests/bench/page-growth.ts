import { join } from "node:path";
import type { Page } from "playwright-core";
import { sampleCode, sampleReceipt } from "../../electron/payments/sandbox/anor/samples.ts";
import { pressKey, scan, typeDigits } from "../e2e/scanner.ts";
import { observe } from "../tools/held.ts";
import { rounded, type Bench, type Measured } from "./measured.ts";
import { inBrowser, type TillInBrowser } from "./till-page.ts";

const FEW = 100;
const MANY = 500;

/** What a page and the till's process hold after 500 sales by keys and scans, over what they hold after 100. */
export async function pageGrowth({ host }: Bench): Promise<Measured> {
  const { few, many } = await inBrowser(host, sellAndLook);
  const growth = (what: "listeners" | "nodes" | "heapMegabytes" | "handles") =>
    few[what] === 0 ? 1 : many[what] / few[what];
  const worst = Math.max(growth("listeners"), growth("nodes"), growth("heapMegabytes"), growth("handles"));
  const { listeners, nodes, heapMegabytes, handles, logMegabytes } = many;
  return {
    value: rounded(worst),
    unit: "ratio",
    of: `page's heap, nodes and listeners and the process's handles after ${MANY} sales over after ${FEW}, the worst of them`,
    detail:
      `heap ${heapMegabytes.toFixed(1)} over ${few.heapMegabytes.toFixed(1)} MB, nodes ${nodes} over ${few.nodes}, ` +
      `listeners ${listeners} over ${few.listeners}, handles ${handles} over ${few.handles}, ` +
      `log ${logMegabytes.toFixed(1)} over ${few.logMegabytes.toFixed(1)} MB`,
  };
}

async function sellAndLook(till: TillInBrowser) {
  const page = await till.openTill();
  await sell(page);
  const look = await observe(page, till.pid, join(till.dataDir, "training", "journal.sqlite-wal"));
  for (let sold = 1; sold < FEW; sold += 1) await sell(page);
  const few = await look();
  for (let sold = FEW; sold < MANY; sold += 1) await sell(page);
  return { few, many: await look() };
}

/** A whole sale as a cashier makes it: the amount, two scans, Enter. */
async function sell(page: Page): Promise<void> {
  const step = (name: string) => page.locator(`main[data-step="${name}"]`).waitFor();
  await typeDigits(page, "127500");
  await scan(page, sampleCode("approved"));
  await step("receipt-due");
  await scan(page, sampleReceipt("receipt", Date.now()));
  await step("done");
  await pressKey(page, "Enter");
  await step("entry");
}
