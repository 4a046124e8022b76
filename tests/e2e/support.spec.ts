import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expectAccessible } from "./shop/axe.ts";
import { expect, onBothHosts, test } from "./shop/test.ts";

onBothHosts(() => {
  test("diagnostics are written on demand, shown whole, and sent nowhere", async ({ shop, dataDir }) => {
    const at = await shop.open({ pin: "4821" });
    const { page, words } = at;
    await at.press("F9");
    await page.getByRole("tab", { name: words.settings.sections.support }).click();
    const form = page.getByRole("tabpanel");
    await form.getByLabel(words.settings.pin.pin).fill("4821");
    await form.getByRole("button", { name: words.support.export }).click();
    await expect(form.getByText(words.support.done)).toBeVisible();
    const [file, ...more] = readdirSync(join(dataDir, "exports"));
    expect(more).toEqual([]);
    await expect(form.getByText(file ?? "no file")).toBeVisible();
    const report = form.getByRole("group").filter({ has: page.getByText("terminal.json", { exact: true }) });
    await report.locator("summary").press("Enter");
    await expect(report.getByText('"mode": "live"')).toBeVisible();
    await expectAccessible(page);
  });

  test("certificates of a provider's own are refused when they are none, and say that they are set", async ({
    shop,
  }) => {
    const at = await shop.open();
    const { page, words } = at;
    const { ca } = words.support;
    await at.press("F9");
    await page.getByRole("tab", { name: words.settings.sections.provider }).click();
    const form = page.getByRole("tabpanel");
    await expect(form.getByText(ca.unset)).toBeVisible();
    await form.getByRole("button", { name: ca.put, exact: true }).last().click();
    await form.getByLabel(ca.paste).fill("trust me");
    await form.getByRole("button", { name: ca.keep }).click();
    await expect(form.getByRole("alert")).toHaveText(ca.wrong);
    await expectAccessible(page);
    // Looks like one, and is none: the main process reads it in earnest.
    await form.getByLabel(ca.paste).fill("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----");
    await form.getByRole("button", { name: ca.keep }).click();
    await expect(page.getByRole("alert").filter({ hasText: /\S/u }).last()).toBeVisible();
    await expect(form.getByText(ca.unset)).toBeVisible();
  });
});
