import { localeSchema } from "../../shared/domain/settings.ts";
import { expectAccessible } from "./shop/axe.ts";
import { expectFits } from "./shop/fit.ts";
import { tourOfThePanels } from "./shop/panels.ts";
import { createListener } from "./shop/said.ts";
import { expect, test } from "./shop/test.ts";
import { tourOfTheLane } from "./shop/tour.ts";

test.describe.configure({ timeout: 180_000 });

for (const locale of localeSchema.options) {
  test.describe(`in ${locale}`, () => {
    // The hosts by turns: what they show is the same, and the tour is long.
    test.use({ hostName: locale === "ru" || locale === "en" ? "browser" : "electron-stand-in" });

    test("every state speaks the language and fits on 1024×768", async ({ shop, provider, line }) => {
      const at = await shop.open({ locale, baseUrl: line.url });
      await at.page.setViewportSize({ width: 1024, height: 768 });
      const listener = await createListener(at);
      await tourOfTheLane({ at, provider, line }, async ({ name }) => {
        await test.step(name, async () => {
          await listener.check();
          await expectFits(at.page);
        });
      });
      await tourOfThePanels(at, async (name) => {
        await test.step(name, async () => {
          await listener.check();
          const scrolls = await at.page.evaluate(() => document.documentElement.scrollHeight > innerHeight);
          expect.soft(scrolls, "the page itself scrolls").toBe(false);
        });
      });
    });
  });
}

for (const theme of ["light", "dark"] as const) {
  test.describe(theme, () => {
    // A theme on each host, as the languages.
    test.use({ hostName: theme === "light" ? "electron-stand-in" : "browser" });

    test("axe finds nothing on any screen, and the lane fits on 1366×768", async ({ shop, provider, line }) => {
      const at = await shop.open({ theme, baseUrl: line.url });
      await at.page.setViewportSize({ width: 1366, height: 768 });
      const look = (name: string) => test.step(name, () => expectAccessible(at.page));
      await tourOfTheLane({ at, provider, line }, async ({ name }) => {
        await look(name);
        await test.step(`${name} fits`, () => expectFits(at.page));
      });
      await tourOfThePanels(at, look);
    });
  });
}
