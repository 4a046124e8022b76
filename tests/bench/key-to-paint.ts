import { setTimeout as after } from "node:timers/promises";
import type { Page } from "playwright-core";
import { median, quantile, rounded, type Bench, type Measured } from "./measured.ts";
import { inBrowser, type TillInBrowser } from "./till-page.ts";

declare global {
  interface Window {
    /** Milliseconds from each digit's key event to the end of the frame that shows it. */
    benchPaints?: number[];
  }
}

const AMOUNTS = 30;
const WARM_UP = 8;
const DIGITS = "127500";
/** A quick typist; a scanner is several times quicker. */
const BETWEEN_KEYS_MS = 90;
const SLOWDOWN = 4;

/** From the key event of a digit until the frame that shows it is painted, on a processor slowed down four times. */
export async function keyToPaint({ host }: Bench): Promise<Measured> {
  const paints = await inBrowser(host, typeAndWatch);
  return {
    value: rounded(quantile(paints, 0.95)),
    unit: "ms",
    of: "p95 from a digit's key event to its frame's paint, processor slowed down four times",
    detail: `median ${median(paints).toFixed(1)} ms, worst ${Math.max(...paints).toFixed(1)} ms of ${paints.length} digits; a frame is 16.7 ms`,
  };
}

async function typeAndWatch(browser: TillInBrowser): Promise<readonly number[]> {
  const page = await browser.openTill();
  await page.evaluate(watchPaints);
  const session = await browser.context.newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWDOWN });
  for (let n = 0; n < WARM_UP; n += 1) await typeAmount(page);
  await page.evaluate(() => void (window.benchPaints = []));
  for (let n = 0; n < AMOUNTS; n += 1) await typeAmount(page);
  const paints = await page.evaluate(() => window.benchPaints ?? []);
  const wanted = AMOUNTS * DIGITS.length;
  if (paints.length !== wanted) throw new Error(`${paints.length} of ${wanted} digits were seen`);
  return paints;
}

async function typeAmount(page: Page): Promise<void> {
  const shown = page.getByTestId("amount");
  for (const digit of DIGITS) {
    await page.keyboard.press(digit);
    await after(BETWEEN_KEYS_MS);
  }
  const text = (await shown.textContent()) ?? "";
  if (!text.replaceAll(/\D/gu, "").startsWith(DIGITS)) throw new Error(`typed ${DIGITS}, the till shows ${text}`);
  // As unhurried as the digits: the next one must not queue behind them.
  for (let n = 0; n < DIGITS.length; n += 1) {
    await page.keyboard.press("Backspace");
    await after(BETWEEN_KEYS_MS);
  }
}

/** Runs in the page. */
function watchPaints(): void {
  window.benchPaints = [];
  window.addEventListener(
    "keydown",
    ({ key, timeStamp }) => {
      if (!/^\d$/u.test(key)) return;
      requestAnimationFrame(() => {
        // A message's turn comes after the frame's style, layout and paint.
        const { port1, port2 } = new MessageChannel();
        port1.addEventListener("message", () => window.benchPaints?.push(performance.now() - timeStamp));
        port1.start();
        port2.postMessage(null);
      });
    },
    { capture: true },
  );
}
