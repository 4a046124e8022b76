import { chromium, type Browser, type Page } from "@playwright/test";
import { fileURLToPath } from "node:url";
import { browserFlags } from "../../tools/browser-flags.ts";
import { findChromium } from "../../tools/chromium.mjs";
import { startHostProcess, type Ended } from "./host-process.ts";

const dist = fileURLToPath(new URL("../../../dist", import.meta.url));

export interface BrowserHostOptions {
  readonly dataDir: string;
  readonly args?: readonly string[];
  /** A browser that is running already; else one is started and ended with the host. */
  readonly browser?: Browser;
  /** Another folder with `browser` and `renderer` in it than the project's `dist`. */
  readonly dist?: string;
  /** Sees the page before it loads anything. */
  readonly watch?: (page: Page) => void;
}

/** The built browser host with a page on it. */
export interface BrowserHost {
  readonly page: Page;
  /** The origin that the page is on. */
  readonly url: string;
  readonly host: "browser";
  /** The host's process. */
  readonly pid: number;
  /** Ends the host in good order, then its page. */
  close(): Promise<void>;
  /** Ends the host as a power cut does. */
  kill(): Promise<Ended>;
  readonly ended: Promise<Ended>;
  /** What the host printed. */
  output(): string;
}

/** Starts the built browser host; resolves when its start page has loaded. */
export async function launchBrowserHost(options: BrowserHostOptions): Promise<BrowserHost> {
  const host = startHostProcess(`${options.dist ?? dist}/browser/main.js`, [
    "--no-open",
    `--data=${options.dataDir}`,
    ...(options.args ?? []),
  ]);
  const ticket = await host.ready;
  const executablePath = findChromium();
  const own = options.browser
    ? null
    : await chromium.launch({ args: [...browserFlags], ...(executablePath ? { executablePath } : {}) });
  const browser = options.browser ?? own;
  if (!browser) throw new Error("no browser");
  const context = await browser.newContext();
  const page = await context.newPage();
  options.watch?.(page);
  const { origin } = new URL(ticket);
  await page.goto(ticket);
  await page.waitForURL(`${origin}/`);

  async function stop(signal: NodeJS.Signals): Promise<Ended> {
    // The page goes first: one whose host is gone keeps trying to reach it, and says so on the console.
    await context.close();
    host.signal(signal);
    const how = await host.ended;
    await own?.close();
    return how;
  }
  return {
    page,
    url: origin,
    host: "browser",
    pid: host.pid,
    ended: host.ended,
    output: () => host.output(),
    kill: () => stop("SIGKILL"),
    async close() {
      await stop("SIGTERM");
    },
  };
}
