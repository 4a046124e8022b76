import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "../fixture.ts";
import { expectAccessible } from "../shop/axe.ts";
import { createCashier } from "../shop/cashier.ts";
import { terminalDocument } from "../shop/terminal.ts";
import { launchElectronStandIn } from "./driver.ts";

/** A version that was verified and lies ready, as the till itself writes it down. */
const READY = {
  ready: {
    offer: {
      version: "0.0.9",
      released: "2026-10-01",
      direction: "older",
      readsJournalOnly: true,
      bytes: 120_000_000,
      sha512: "ab",
    },
    file: "/nowhere/Tilla-0.0.9.AppImage",
  },
  pending: null,
  last: { outcome: "not-replaced", from: "0.1.0", to: "0.2.0", at: Date.UTC(2026, 10, 20) },
  present: null,
  previous: null,
};

// What only an installed till has: the tour of the panels, on copies that no installer put here, never meets it.
for (const { locale, theme } of [
  { locale: "ru", theme: "light" },
  { locale: "uz", theme: "dark" },
] as const) {
  test(`an installed till shows its kiosk and its updates (${locale}, ${theme})`, async ({
    browser,
    dataDir,
    pageWatch,
  }) => {
    test.skip(process.platform !== "linux", "an AppImage is Linux's");
    const appImage = join(dataDir, "Tilla.AppImage");
    const document = join(dataDir, "terminal.json");
    mkdirSync(join(dataDir, "updates"));
    writeFileSync(join(dataDir, "updates/state.json"), JSON.stringify(READY));
    writeFileSync(appImage, "");
    writeFileSync(document, terminalDocument({ locale, theme }, "http://127.0.0.1:9"));
    const args = [`--provision=${document}`];
    const till = await launchElectronStandIn({ browser, dataDir, args, packaged: true, appImage });
    const { page } = till;
    pageWatch.watch(page);
    await page.setViewportSize({ width: 1024, height: 768 });
    const at = await createCashier(page, locale);
    const { words } = at;
    await at.press("F9");
    await expect(page.getByRole("switch", { name: words.kiosk.fullScreen })).not.toBeChecked();
    await expect(page.getByRole("switch", { name: words.kiosk.startAtLogin })).toBeEnabled();
    await expectAccessible(page);

    await page.getByRole("tab", { name: words.settings.sections.update }).click();
    await expect(page.getByText(words.update.older)).toBeVisible();
    await page.getByLabel(words.update.where).fill(dataDir);
    await page.getByRole("button", { name: words.update.check }).press("Enter");
    await expect(page.getByRole("alert").getByText(words.update.refused)).toBeVisible();
    await expect(page.getByRole("alert").getByText(words.update.refusal["not-found"])).toBeVisible();
    await expectAccessible(page);
    await till.close();
  });
}
