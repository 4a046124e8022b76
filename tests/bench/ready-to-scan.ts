import type { Page } from "playwright-core";
import { median, rounded, type Bench, type Measured } from "./measured.ts";
import { sideBySide } from "./side-by-side.ts";
import { inBrowser, type TillInBrowser } from "./till-page.ts";

declare global {
  interface Window {
    /** Milliseconds after navigation began: the page's first paint, and when a scan would be taken. */
    benchReady?: Promise<{ readonly firstPaint: number; readonly ready: number }>;
  }
}

const ROUNDS = 15;
const WARM_UP = 3;

/**
 * From the page's first paint until the till takes a scan (its amount painted, its key listener there), over the first
 * paint of an empty page of the same host. Pages are in the browser's cache, as on every day but the first.
 */
export async function readyToScan(bench: Bench): Promise<Measured> {
  const { ready, firstPaint: first, bare } = await times(bench);
  const value = rounded((ready - first) / bare);
  const of = "first paint to ready-to-scan over navigation to first paint of an empty page, same host, medians";
  const detail = `${(ready - first).toFixed(0)} ms over ${bare.toFixed(0)} ms, ${ROUNDS} pages of each`;
  return { value, unit: "ratio", of, detail };
}

/** The same from the start of the navigation, which no early paint can flatter. */
export async function openToScan(bench: Bench): Promise<Measured> {
  const { ready, bare } = await times(bench);
  const of = "navigation to ready-to-scan over navigation to first paint of an empty page, same host, medians";
  const detail = `${ready.toFixed(0)} ms over ${bare.toFixed(0)} ms, ${ROUNDS} pages of each`;
  return { value: rounded(ready / bare), unit: "ratio", of, detail };
}

function times({ host }: Bench) {
  return inBrowser(host, async (browser) => {
    await browser.context.addInitScript(watchForReady);
    const firsts: number[] = [];
    const till = () =>
      inPage(browser, "/", async (page) => {
        const { firstPaint: first, ready } = await readyAt(page);
        firsts.push(first);
        return ready;
      });
    const empty = () => inPage(browser, "/empty.html", firstPaint);
    await sideBySide(WARM_UP, till, empty);
    firsts.length = 0;
    const { one, other } = await sideBySide(ROUNDS, till, empty);
    return { ready: median(one), firstPaint: median(firsts), bare: median(other) };
  });
}

async function inPage(browser: TillInBrowser, path: string, look: (page: Page) => Promise<number>): Promise<number> {
  const page = await browser.context.newPage();
  await page.goto(browser.origin + path, { waitUntil: "commit" });
  const value = await look(page);
  await page.close();
  return value;
}

async function readyAt(page: Page): Promise<{ readonly firstPaint: number; readonly ready: number }> {
  return page.evaluate(() => window.benchReady ?? Promise.reject(new Error("nobody watches")));
}

function firstPaint(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const observer = new PerformanceObserver((list) => {
          const paint = list.getEntriesByName("first-contentful-paint")[0];
          if (paint) resolve(paint.startTime);
        });
        observer.observe({ type: "paint", buffered: true });
      }),
  );
}

/** Runs in the page before anything else does. */
function watchForReady(): void {
  const listening = new Promise<number>((resolve) => {
    const add = window.addEventListener.bind(window);
    window.addEventListener = (...args: Parameters<typeof add>) => {
      add(...args);
      if (args[0] === "keydown") resolve(performance.now());
    };
  });
  const first = new Promise<number>((resolve) => {
    new PerformanceObserver((list) => {
      const paint = list.getEntriesByName("first-paint")[0];
      if (paint) resolve(paint.startTime);
    }).observe({ type: "paint", buffered: true });
  });
  const painted = new Promise<number>((resolve) => {
    new PerformanceObserver((list) => {
      // The till paints nothing before its lane; if it did, this would be no measure of it.
      const paint = list.getEntriesByName("first-contentful-paint")[0];
      if (paint && document.querySelector('[data-testid="amount"]')) resolve(paint.startTime);
    }).observe({ type: "paint", buffered: true });
  });
  window.benchReady = Promise.all([first, listening, painted]).then(([firstPaint, ...moments]) => ({
    firstPaint,
    ready: Math.max(...moments),
  }));
}
