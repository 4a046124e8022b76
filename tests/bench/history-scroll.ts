import type { Page } from "playwright-core";
import { median, quantile, rounded, type Bench, type Measured } from "./measured.ts";
import { millionSales } from "./million-sales.ts";
import { inBrowser, type TillInBrowser } from "./till-page.ts";

/** A frame that took longer than this is felt: three of them were missed. */
const LONG_MS = 50;
const WHEEL_TURNS = 240;
const JUMPS = 120;

/**
 * The list of a million sales in the built till: turned by the wheel, then dragged from the newest sale to the oldest
 * and back. Counts frames that came late.
 */
export async function historyScroll({ host }: Bench): Promise<Measured> {
  const folder = millionSales((line) => process.stderr.write(`${line}\n`));
  const { turned, dragged } = await inBrowser(host, scrollThrough, folder);
  const frames = [...turned, ...dragged];
  const long = frames.filter((took) => took > LONG_MS).length;
  return {
    value: rounded(long / frames.length),
    unit: "ratio",
    of: "frames longer than 50 ms of all frames while a list of 1,000,000 sales is scrolled",
    detail:
      `${long} of ${frames.length} frames; p95 ${quantile(frames, 0.95).toFixed(0)} ms, ` +
      `wheel median ${median(turned).toFixed(0)} ms, dragging median ${median(dragged).toFixed(0)} ms`,
  };
}

async function scrollThrough(browser: TillInBrowser) {
  const page = await browser.openTill();
  await page.keyboard.press("Escape");
  await page.keyboard.press("F3");
  await page.locator("aside select").first().selectOption("all");
  await page.locator("aside li[aria-setsize='1000000'] button").first().waitFor();
  const turned = await framesWhile(page, async () => {
    await page.locator("aside li").first().hover();
    for (let n = 0; n < WHEEL_TURNS; n += 1) await page.mouse.wheel(0, 240);
  });
  const dragged = await framesWhile(page, () => page.evaluate(drag, JUMPS));
  const oldest = await page.locator("aside li[aria-posinset='1000000'] button").count();
  if (oldest !== 1) throw new Error("the oldest sale was not come to");
  return { turned, dragged };
}

declare global {
  interface Window {
    /** Milliseconds between frames; null while nobody counts. */
    benchFrames?: number[];
    benchCounting?: boolean;
  }
}

async function framesWhile(page: Page, work: () => Promise<unknown>): Promise<readonly number[]> {
  await page.evaluate(() => {
    window.benchFrames = [];
    window.benchCounting = true;
    let last = performance.now();
    const count = (now: number) => {
      if (!window.benchCounting) return;
      window.benchFrames?.push(now - last);
      last = now;
      requestAnimationFrame(count);
    };
    requestAnimationFrame((now) => {
      last = now;
      requestAnimationFrame(count);
    });
  });
  await work();
  return page.evaluate(() => {
    window.benchCounting = false;
    return window.benchFrames ?? [];
  });
}

/** Runs in the page: the bar dragged down to the end, a frame at a time. */
async function drag(jumps: number): Promise<void> {
  const list = [...document.querySelectorAll("aside ul")].find(({ scrollHeight }) => scrollHeight > 1_000_000);
  const scroller = list?.parentElement;
  if (!scroller) throw new Error("there is no list");
  const frame = () => new Promise((next) => requestAnimationFrame(next));
  const bottom = scroller.scrollHeight - scroller.clientHeight;
  for (let n = 0; n <= jumps; n += 1) {
    scroller.scrollTop = (bottom * n) / jumps;
    await frame();
  }
  // What came last into sight is read.
  for (let n = 0; n < 60 && scroller.querySelector("li:last-child button") === null; n += 1) await frame();
}
