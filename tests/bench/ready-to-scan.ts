import type { Page } from "playwright-core";
import { median, rounded, type Bench, type Measured } from "./measured.ts";
import { sideBySide } from "./side-by-side.ts";
import { openInBrowser, type TillInBrowser } from "./till-page.ts";

declare global {
  interface Window {
    /** Resolves with the moment, in milliseconds after navigation began, at which a scan would be taken. */
    benchReady?: Promise<number>;
  }
}

const ROUNDS = 15;
const WARM_UP = 3;

/**
 * From the start of the navigation until the till takes a scan (its amount painted, its key listener there), over the
 * first paint of an empty page of the same host. Pages are in the browser's cache, as on every day but the first.
 */
export async function readyToScan({ host }: Bench): Promise<Measured> {
  const browser = await openInBrowser(host);
  await browser.context.addInitScript(watchForReady);
  const till = () => inPage(browser, "/", readyAt);
  const empty = () => inPage(browser, "/empty.html", firstPaint);
  await sideBySide(WARM_UP, till, empty);
  const times = await sideBySide(ROUNDS, till, empty);
  await browser.close();
  const [ours, bare] = [median(times.one), median(times.other)];
  return {
    value: rounded(ours / bare),
    unit: "ratio",
    of: "navigation to ready-to-scan over navigation to first paint of an empty page, same host and browser, medians",
    detail: `${ours.toFixed(0)} ms over ${bare.toFixed(0)} ms, ${ROUNDS} pages of each`,
  };
}

async function inPage(browser: TillInBrowser, path: string, look: (page: Page) => Promise<number>): Promise<number> {
  const page = await browser.context.newPage();
  await page.goto(browser.origin + path, { waitUntil: "commit" });
  const value = await look(page);
  await page.close();
  return value;
}

async function readyAt(page: Page): Promise<number> {
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
  const painted = new Promise<number>((resolve) => {
    new PerformanceObserver((list) => {
      // The till paints nothing before its lane; if it did, this would be no measure of it.
      const paint = list.getEntriesByName("first-contentful-paint")[0];
      if (paint && document.querySelector('[data-testid="amount"]')) resolve(paint.startTime);
    }).observe({ type: "paint", buffered: true });
  });
  window.benchReady = Promise.all([listening, painted]).then((moments) => Math.max(...moments));
}
