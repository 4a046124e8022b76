import { existsSync, readdirSync, statSync } from "node:fs";
import type { Page } from "playwright-core";
import { z } from "zod";

/** What a page and the till's process hold at rest, garbage collected. */
export interface Held {
  readonly listeners: number;
  readonly nodes: number;
  readonly heapMegabytes: number;
  /** Open files and sockets of the process; 0 where the system doesn't tell. */
  readonly handles: number;
  readonly logMegabytes: number;
}

const metricsSchema = z.object({ metrics: z.array(z.object({ name: z.string(), value: z.number() })) });

/** Gives what looks at the page, at the process `pid` and at the journal's log, as often as it is called. */
export async function observe(page: Page, pid: number, log: string): Promise<() => Promise<Held>> {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable");
  const open = `/proc/${pid}/fd`;
  return async () => {
    await session.send("HeapProfiler.collectGarbage");
    const { metrics } = metricsSchema.parse(await session.send("Performance.getMetrics"));
    const metric = (name: string) => metrics.find((each) => each.name === name)?.value ?? Number.NaN;
    return {
      listeners: metric("JSEventListeners"),
      nodes: metric("Nodes"),
      heapMegabytes: metric("JSHeapUsedSize") / 1e6,
      handles: existsSync(open) ? readdirSync(open).length : 0,
      logMegabytes: statSync(log).size / 1e6,
    };
  };
}
