import type { Browser } from "playwright-core";
import type { Row } from "./score.ts";

/** What the scanner costs while no scan is due. */
export interface AtRest extends Row {
  /** Share of one core that the page uses with the camera off. */
  readonly cpuPercent: number;
  /** Bytes loaded by a page with the scanner on it, and those loaded once the scanner is warmed up. */
  readonly bytesBefore: number;
  readonly bytesWarm: number;
  /** Time from the call for warming up to a decoder that is ready. */
  readonly warmUpMs: number;
}

const REST_SECONDS = 3;

/** Opens a page with the camera view switched off, waits, then warms the scanner up. */
export async function measureAtRest(browser: Browser, origin: string): Promise<AtRest> {
  const page = await browser.newPage();
  let bytes = 0;
  page.on("response", (response) => {
    void response.body().then((body) => {
      bytes += body.length;
    });
  });
  await page.goto(`${origin}/camera.html`);
  await page.waitForFunction(() => window.cameraBench !== undefined);
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable");
  const busy = async (): Promise<number> => {
    const { metrics } = await session.send("Performance.getMetrics");
    return metrics.find((metric) => metric.name === "TaskDuration")?.value ?? 0;
  };
  await page.waitForTimeout(500);
  const bytesBefore = bytes;
  const before = await busy();
  await page.waitForTimeout(REST_SECONDS * 1000);
  const cpuPercent = Math.round((((await busy()) - before) / REST_SECONDS) * 10_000) / 100;
  const warmUpMs = await page.evaluate(async () => {
    const start = performance.now();
    await window.cameraBench?.warmUp();
    return Math.round(performance.now() - start);
  });
  await page.waitForTimeout(200);
  await page.close();
  const nothing = { total: 0, read: 0, wrong: 0, p50: 0, p95: 0, blockedMax: 0 };
  return { set: "camera-off", engine: "ours", ...nothing, cpuPercent, bytesBefore, bytesWarm: bytes, warmUpMs };
}
