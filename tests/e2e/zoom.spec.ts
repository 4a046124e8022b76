import { approved, receipt } from "./shop/codes.ts";
import { expect, test } from "./shop/test.ts";

// 200 % on a 1366×768 screen: half as many CSS pixels.
test.describe("at 200 %", () => {
  test("a whole sale can be made; nothing is cut off sideways, every button can be scrolled to", async ({ shop }) => {
    const at = await shop.open({ locale: "ru" });
    const { page } = at;
    await page.setViewportSize({ width: 683, height: 384 });
    const check = async (): Promise<void> => {
      const cut = await page.evaluate(() =>
        [...document.querySelectorAll<HTMLElement>("button, h2, p")]
          .filter((element) => element.checkVisibility() && element.scrollWidth > element.clientWidth + 1)
          .filter((element) => getComputedStyle(element).overflow !== "visible")
          .map((element) => element.innerText),
      );
      expect.soft(cut).toEqual([]);
      expect.soft(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)).toBe(false);
      for (const button of await page.locator("main button").all()) {
        await button.scrollIntoViewIfNeeded();
        await expect.soft(button).toBeInViewport({ ratio: 0.9 });
      }
    };
    await check();
    await at.type("127500");
    await check();
    await at.scan(approved());
    await at.sees("receipt-due");
    await check();
    await at.scan(receipt());
    await at.sees("done");
    await check();
  });
});
