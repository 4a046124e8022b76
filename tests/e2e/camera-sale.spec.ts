import type { Page } from "@playwright/test";
import { maskCode } from "../../shared/domain/text.ts";
import { cameraThatPlays, film as filmOf } from "./camera-video/film.ts";
import { approved, receipt } from "./shop/codes.ts";
import { expect, test as base } from "./shop/test.ts";

/** So many pictures each code is held before the camera, and so many show nothing. */
const SHOWN = 30;
const EMPTY = 8;

interface Film {
  readonly code: string;
  readonly link: string;
}

/** A browser whose camera plays a film: nothing, the customer's code, nothing, the receipt, and so on. */
const test = base.extend<object, { film: Film & { readonly file: string } }>({
  film: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the parameter's shape
    async ({}, provide) => {
      const [code, link] = [approved(), receipt()];
      const wall = { shows: "wall", pictures: EMPTY } as const;
      const { file, remove } = filmOf([
        wall,
        { shows: { code }, pictures: SHOWN },
        wall,
        { shows: { code: link }, pictures: SHOWN },
      ]);
      await provide({ code, link, file });
      remove();
    },
    { scope: "worker", timeout: 120_000 },
  ],
  launchOptions: [
    async ({ launchOptions, film }, provide) => {
      const camera = ["--use-fake-ui-for-media-stream", ...cameraThatPlays(film.file)];
      await provide({ ...launchOptions, args: [...(launchOptions.args ?? []), ...camera] });
    },
    { scope: "worker" },
  ],
});
test.describe.configure({ timeout: 120_000 });

test("the decoder is there before a code is due, and was no part of the first screen", async ({ shop, film }) => {
  expect(film.link).toContain("ofd.soliq.uz");
  const at = await shop.open();
  // Nothing was typed: the till had a moment to spare.
  await expect.poll(() => at.page.workers().length).toBe(1);
  const [worker] = at.page.workers();
  await expect
    .poll(() =>
      worker?.evaluate(() =>
        performance
          .getEntriesByType("resource")
          .map(({ name }) => name)
          .join(" "),
      ),
    )
    .toContain(".wasm");
  const first = await at.page.evaluate(() => {
    const painted = performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0;
    const resources = performance.getEntriesByType("resource").filter(({ startTime }) => startTime < painted);
    return resources.map(({ name }) => new URL(name).pathname);
  });
  expect(first.filter((path) => /\/(?:camera|decode-worker)-/u.test(path))).toEqual([]);
  expect(await at.page.locator("video").count()).toBe(0);
});

test("a whole sale by the camera alone: the amount is typed, both codes are seen", async ({ shop, provider, film }) => {
  const at = await shop.open();
  const left = await whatLeaves(at.page);
  await provider.faults({ on: "charge", hold: "before" });
  await at.type("127500");
  await provider.held();
  await at.reads(2, maskCode(film.code));
  await provider.release();
  await expect(at.page.locator("main[data-step]")).toHaveAttribute("data-step", "done", { timeout: 60_000 });
  const { charges, receipts } = await provider.ledger();
  expect(charges.map(({ code }) => code)).toEqual([film.code]);
  expect(receipts.map(({ url }) => url)).toEqual([film.link]);
  // No scan is due any more: the device is free.
  await expect.poll(() => at.page.locator("video").count()).toBe(0);

  // The code went to the main process once, and nowhere on the screen; no picture went anywhere.
  expect(left.filter((text) => text.includes(film.code))).toHaveLength(1);
  expect(Math.max(...left.map(({ length }) => length))).toBeLessThan(2_000);
  expect(await at.page.content()).not.toContain(film.code);
  const kept = await at.page.evaluate(async () => [
    (await indexedDB.databases()).length,
    (await caches.keys()).length,
    JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage)]).length,
  ]);
  expect(kept).toEqual([0, 0, expect.any(Number)]);
  expect(kept[2]).toBeLessThan(500);
});

/** Everything that the page sends from now on: frames of its one socket, and bodies of requests. */
async function whatLeaves(page: Page): Promise<readonly string[]> {
  const left: string[] = [];
  const session = await page.context().newCDPSession(page);
  session.on("Network.webSocketFrameSent", ({ response }) => void left.push(response.payloadData));
  session.on("Network.requestWillBeSent", ({ request }) => void left.push(request.postData ?? ""));
  await session.send("Network.enable");
  return left;
}
