import { expectAccessible } from "./shop/axe.ts";
import { expectFits } from "./shop/fit.ts";
import { expect, test } from "./shop/test.ts";

for (const [locale, theme, width] of [
  ["ru", "dark", 1024],
  ["vi", "light", 1366],
] as const) {
  test(`every part of the settings begins in sight, and so does its name, at ${width}×768 in ${locale}`, async ({
    shop,
  }) => {
    test.setTimeout(90_000);
    const at = await shop.open({ locale, theme });
    const { page, words } = at;
    await page.setViewportSize({ width, height: 768 });
    await at.press("F9");
    await page.getByRole("tab", { name: words.settings.sections.terminal }).focus();
    const tabs = await page.getByRole("tab").all();
    expect(tabs).toHaveLength(13);
    for (const tab of tabs) {
      await expect(tab).toBeFocused();
      await expect(tab).toBeInViewport({ ratio: 1 });
      const name = (await tab.textContent()) ?? "";
      const heading = page.getByRole("heading", { level: 3, name, exact: true });
      await expect(heading).toBeInViewport({ ratio: 1 });
      await expectFits(page);
      await expectAccessible(page);
      // What is further down in one part does not move the next one's beginning out of sight.
      await page.getByRole("tabpanel").evaluate((element) => element.scrollTo(0, element.scrollHeight));
      await at.press("ArrowDown");
    }
    // All of them at once, without scrolling.
    for (const tab of tabs) await expect(tab).toBeInViewport({ ratio: 1 });
  });
}
