import type { Browser } from "playwright-core";
import { longestOf, tasksDuring } from "./page-tasks.ts";
import type { Row } from "./score.ts";

/** What the page's main thread spends on a running camera. */
export interface CameraOn extends Row {
  /** Share of one core that the page's main thread uses while the camera runs. */
  readonly mainThreadPercent: number;
}

const SECONDS = 6;

/** Lets the till's camera view, then html5-qrcode as it comes, look at Chromium's fake camera. */
export async function measureCameraOn(browser: Browser, origin: string): Promise<readonly CameraOn[]> {
  const rows: CameraOn[] = [];
  for (const engine of ["ours", "stock"] as const) {
    const page = await browser.newPage();
    await page.goto(`${origin}/camera.html`);
    await page.waitForFunction(() => window.cameraBench !== undefined);
    await page.evaluate(() => window.cameraBench?.warmUp());
    await page.evaluate((name) => window.cameraBench?.start(name, false), engine);
    await page.waitForFunction(() => (document.querySelector("video")?.currentTime ?? 0) > 1);
    const { tasks } = await tasksDuring(browser, page, () => page.waitForTimeout(SECONDS * 1000));
    await page.evaluate(() => window.cameraBench?.stop());
    await page.close();
    const busy = tasks.reduce((sum, { ms }) => sum + ms, 0);
    rows.push({
      set: "camera-on",
      engine,
      total: 0,
      read: 0,
      wrong: 0,
      p50: 0,
      p95: 0,
      blockedMax: Math.round(longestOf(tasks) * 100) / 100,
      mainThreadPercent: Math.round(busy / SECONDS) / 10,
    });
  }
  return rows;
}
