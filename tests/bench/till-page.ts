import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, type BrowserContext, type Page } from "playwright-core";
import { startHostProcess } from "../e2e/drivers/host-process.ts";
import { browserFlags } from "../tools/browser-flags.ts";
import { findChromium } from "../tools/chromium.mjs";

/** The built till behind the browser host, and a real Chromium that was let in. */
export interface TillInBrowser {
  readonly origin: string;
  readonly context: BrowserContext;
  /** The till's process, and where its data are. */
  readonly pid: number;
  readonly dataDir: string;
  /** A new page on the till, with the amount on it. */
  openTill(): Promise<Page>;
}

/**
 * Measures in a browser and ends it and the till, whatever comes of it. `dataDir`: data to start on, which are left as
 * they are found but for the start itself; fresh ones unless told.
 */
export async function inBrowser<T>(
  host: string,
  measure: (till: TillInBrowser) => Promise<T>,
  dataDir?: string,
): Promise<T> {
  const { close, ...till } = await open(host, dataDir);
  try {
    return await measure(till);
  } finally {
    await close();
  }
}

async function open(host: string, given?: string): Promise<TillInBrowser & { close(): Promise<void> }> {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error("No Chromium, Chrome or Edge found: set TILLA_CHROMIUM.");
  const folder = mkdtempSync(join(tmpdir(), "tilla-bench-"));
  const dataDir = given ?? folder;
  const process = startHostProcess(join(host, "browser", "main.js"), ["--no-open", `--data=${dataDir}`]);
  const ticket = await process.ready;
  const { origin } = new URL(ticket);
  // A profile on disk, as the till's window has: compiled code is kept from one start to the next.
  const context = await chromium.launchPersistentContext(join(folder, "profile"), {
    args: [...browserFlags],
    executablePath,
    viewport: { width: 1280, height: 800 },
  });
  const first = await context.newPage();
  await first.goto(ticket);
  await first.waitForURL(`${origin}/`);
  await first.close();
  return {
    origin,
    context,
    pid: process.pid,
    dataDir,
    async openTill() {
      const page = await context.newPage();
      await page.goto(`${origin}/`);
      await page.getByTestId("amount").waitFor();
      return page;
    },
    async close() {
      await context.close();
      process.signal("SIGTERM");
      await process.ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
