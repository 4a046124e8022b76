import type { Page } from "@playwright/test";
import { approved, receipt } from "./shop/codes.ts";
import { expect, test } from "./shop/test.ts";

declare global {
  interface Window {
    /** What happened on the page since the last look, in order. */
    happened?: string[];
  }
}

/** Notes the task that ends a scan, what is heard and seen of it, and when that task and the next frame are over. */
async function watch(page: Page): Promise<void> {
  await page.evaluate(() => {
    const happened: string[] = [];
    window.happened = happened;
    const { start } = AudioScheduledSourceNode.prototype;
    AudioScheduledSourceNode.prototype.start = function (when) {
      happened.push("sound");
      start.call(this, when);
    };
    // The wedge keeps a scan's keys from everybody else, so its own hand on them is what can be seen of the last one.
    const { stopImmediatePropagation } = Event.prototype;
    Event.prototype.stopImmediatePropagation = function () {
      stopImmediatePropagation.call(this);
      if (!(this instanceof KeyboardEvent) || this.type !== "keydown" || this.code !== "Enter") return;
      happened.push("scan");
      const later = new MessageChannel();
      later.port1.addEventListener("message", () => happened.push("next task"));
      later.port1.start();
      later.port2.postMessage(null);
      requestAnimationFrame(() => happened.push("next frame"));
    };
    new MutationObserver((changes) => {
      for (const node of changes.flatMap(({ addedNodes }) => [...addedNodes])) {
        if (!(node instanceof HTMLElement)) continue;
        if (node.dataset["flash"] !== undefined) happened.push("flash");
        if (node.dataset["kind"] !== undefined || node.querySelector("[data-kind]")) happened.push("notice");
      }
    }).observe(document.body, { childList: true, subtree: true });
  });
}

/** What came of one scan before its own task was over. */
async function atOnce(page: Page): Promise<readonly string[]> {
  await expect.poll(() => page.evaluate(() => window.happened?.includes("next frame"))).toBe(true);
  const happened = await page.evaluate(() => window.happened?.splice(0) ?? []);
  const from = happened.indexOf("scan");
  const to = Math.min(happened.indexOf("next task"), happened.indexOf("next frame"));
  expect([from, to].every((place) => place >= 0)).toBe(true);
  return [...new Set(happened.slice(from + 1, to))].toSorted();
}

test("each scan is seen and heard within the task that ends it, so within a frame: taken, doubled, of the wrong kind", async ({
  shop,
  provider,
}) => {
  const at = await shop.open({ sounds: true });
  await watch(at.page);
  await at.type("127500");
  await at.scan("https://example.com/menu");
  expect(await atOnce(at.page)).toEqual(["notice", "sound"]);
  await provider.faults({ on: "charge", hold: "before" });
  const code = approved();
  await at.scan(code);
  expect(await atOnce(at.page)).toEqual(["flash", "sound"]);
  // Told as taken although nobody has answered yet.
  await at.sees("charging");
  await provider.held();
  await provider.release();
  await at.sees("receipt-due");
  await at.scan(receipt());
  expect(await atOnce(at.page)).toEqual(["flash", "sound"]);
  await at.sees("done");
});
