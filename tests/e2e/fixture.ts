import { test as base, type Browser, type Page } from "@playwright/test";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { launchBrowserHost } from "./drivers/browser-host.ts";
import type { Ended } from "./drivers/host-process.ts";
import { createPageWatch } from "./drivers/page-watch.ts";
import { launchElectronStandIn } from "./electron/driver.ts";

export const hosts = ["browser", "electron-stand-in"] as const;
export type HostName = (typeof hosts)[number];

/** A running till with a page on it, the same for both hosts. */
export interface RunningTill {
  readonly page: Page;
  readonly host: HostName;
  close(): Promise<void>;
  kill(): Promise<Ended>;
  output(): string;
}

export interface TillFixtures {
  /** Which host `till` and `launch` start; `onBothHosts` sets it. */
  hostName: HostName;
  /** More arguments for the host. */
  hostArgs: readonly string[];
  /** A data folder of the test's own. */
  dataDir: string;
  /** Starts the till again on the same data, for instance after `kill`. */
  launch: (args?: readonly string[]) => Promise<RunningTill>;
  /** The till, started. */
  till: RunningTill;
  /** Lets an error that contains this text happen: for tests of faults. */
  allowNoise: (text: string) => void;
}

/** A till per test on data of its own. Console errors, page errors and requests to anywhere else fail the test. */
export const test = base.extend<TillFixtures & { pageWatch: ReturnType<typeof createPageWatch> }>({
  hostName: ["browser", { option: true }],
  hostArgs: [[], { option: true }],
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the parameter's shape
  dataDir: async ({}, provide) => {
    const dataDir = mkdtempSync(join(tmpdir(), "tilla-e2e-"));
    await provide(dataDir);
    rmSync(dataDir, { recursive: true, force: true });
  },
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the parameter's shape
  pageWatch: async ({}, provide) => {
    const watch = createPageWatch();
    await provide(watch);
    const complaints = watch.complaints();
    if (complaints.length > 0) throw new Error(`The page did what it must not:\n${complaints.join("\n")}`);
  },
  allowNoise: async ({ pageWatch }, provide) => {
    await provide((text) => pageWatch.allow(text));
  },
  launch: async ({ hostName, hostArgs, dataDir, browser, pageWatch }, provide) => {
    const running: RunningTill[] = [];
    await provide(async (args = []) => {
      const options = { dataDir, browser, args: [...hostArgs, ...args] };
      const till = await start(hostName, options, (page) => pageWatch.watch(page));
      running.push(till);
      return till;
    });
    for (const till of running) await till.kill();
  },
  till: async ({ launch }, provide) => {
    await provide(await launch());
  },
});

interface StartOptions {
  readonly dataDir: string;
  readonly browser: Browser;
  readonly args: readonly string[];
}

async function start(host: HostName, options: StartOptions, watch: (page: Page) => void): Promise<RunningTill> {
  if (host === "browser") return launchBrowserHost({ ...options, watch });
  const till = await launchElectronStandIn(options);
  watch(till.page);
  return till;
}

/** Defines the same tests once per host: the product must not know which one it is in. */
export function onBothHosts(define: (host: HostName) => void): void {
  for (const host of hosts) {
    test.describe(host, () => {
      test.use({ hostName: host });
      define(host);
    });
  }
}

export { expect } from "@playwright/test";
