import { TEST_CODE } from "../../renderer/features/scan/setup/test-code.ts";
import { expectAccessible } from "./shop/axe.ts";
import { approved } from "./shop/codes.ts";
import { expect, onBothHosts, test } from "./shop/test.ts";
import type { Cashier } from "./shop/cashier.ts";

test.describe.configure({ timeout: 120_000 });

async function openScannerSettings({ page, words, press }: Cashier): Promise<void> {
  await press("F9");
  await page.getByRole("tab", { name: words.settings.sections.scanner }).click();
}

onBothHosts(() => {
  test("a scanner sets itself up by three scans of the test code, and is known from its first key on", async ({
    shop,
    provider,
  }) => {
    const at = await shop.open();
    const { learn, hand, try: tried } = at.words.scanner;
    const how = { prefix: "F18", suffix: "Tab", spacingMs: 6, layout: "ru" } as const;
    await openScannerSettings(at);
    await at.page.getByRole("button", { name: learn.start, exact: true }).click();
    await expect(at.page.getByLabel(learn.code, { exact: true })).toBeVisible();
    await expectAccessible(at.page);
    for (const done of ["1", "2"]) {
      await at.scan(TEST_CODE, how);
      const progress = learn.progress.replace("{{done}}", done).replace("{{of}}", "3");
      await expect(at.page.getByText(progress)).toBeVisible();
    }
    await at.scan(TEST_CODE, how);
    await expect(at.page.getByText(learn.done)).toBeVisible();
    await expect(at.page.getByText(learn.system)).toBeVisible();
    await expect(at.page.getByLabel(hand.prefix)).toHaveValue("<F18>");
    await expect(at.page.getByLabel(hand.ending)).toHaveValue("tab");
    await expectAccessible(at.page);

    await at.scan(TEST_CODE, how);
    await expect(at.page.getByText(tried.exact)).toBeVisible();
    await at.press("Escape");

    // Kept: after a restart not one key of a scan reaches the field that has the focus.
    await shop.till().kill();
    const again = await shop.reopen();
    await again.type("127500");
    await again.press("F2");
    const field = again.page.getByRole("textbox", { name: again.words.checkout.code.typed });
    await field.evaluate((element) => {
      element.addEventListener("input", () => (element.dataset["leaked"] = "yes"));
    });
    const code = approved();
    await again.scan(code, how);
    await again.sees("receipt-due");
    expect((await provider.ledger()).charges.map((charge) => charge.code)).toEqual([code]);
    await expect(again.page.locator("[data-leaked]")).toHaveCount(0);
  });

  test("a code that is tried is shown masked and charges nothing", async ({ shop, provider }) => {
    const at = await shop.open();
    await at.type("127500");
    await openScannerSettings(at);
    const code = approved();
    await at.scan(code);
    await expect(at.page.getByText(at.words.checkout.notice.found.payment)).toBeVisible();
    expect(await at.page.locator("body").innerText()).not.toContain(code);
    expect((await provider.ledger()).presented).toEqual([]);
    await at.press("Escape");
    await at.scan(approved());
    await at.sees("receipt-due");
  });
});
