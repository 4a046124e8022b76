import { expectAccessible } from "./shop/axe.ts";
import type { Cashier } from "./shop/cashier.ts";
import { approved, declined, receipt } from "./shop/codes.ts";
import { expectFits } from "./shop/fit.ts";
import { expect, test } from "./shop/test.ts";

async function sells({ type, scan, sees, press }: Cashier, amount: string): Promise<void> {
  await type(amount);
  await scan(approved());
  await sees("receipt-due");
  await scan(receipt());
  await sees("done");
  await press("Enter");
  await sees("entry");
}

for (const [locale, theme] of [
  ["ru", "light"],
  ["vi", "dark"],
] as const) {
  test(`sales are searched, filtered and opened by keys alone, in ${locale}`, async ({ shop }) => {
    const at = await shop.open({ locale, theme });
    const { page, words, press } = at;
    const { history } = words;
    await page.setViewportSize({ width: 1024, height: 768 });
    for (const amount of ["127500", "9000", "45000"]) await sells(at, amount);
    await at.type("777000");
    await at.scan(declined());
    await at.sees("not-charged");
    await press("Escape");

    await press("F3");
    const panel = page.getByRole("region", { name: history.title, exact: true });
    const rows = panel.getByRole("listitem");
    await expect(rows).toHaveCount(4);
    await expect(rows.first()).toHaveAttribute("aria-setsize", "4");
    await expect(rows.first()).toHaveAttribute("aria-posinset", "1");
    await expectFits(page);
    await expectAccessible(page);

    const field = panel.getByRole("searchbox", { name: history.filter });
    await field.fill("127 500");
    await expect(rows).toHaveCount(1);
    await press("ArrowDown");
    await press("Enter");
    await expect(page.getByText(history.story.title)).toBeVisible();
    await press("Escape");
    await expect(rows.first().getByRole("button")).toBeFocused();

    await field.focus();
    await field.fill("%_");
    await expect(panel.getByText(history.noMatch)).toBeVisible();
    await panel.getByRole("button", { name: history.showAll }).press("Enter");
    await expect(rows).toHaveCount(4);

    const failed = panel.getByRole("radio", { name: history.filters.failed });
    await failed.focus();
    await press("Space");
    await expect(rows).toHaveCount(1);
    await expect(rows.first()).toContainText("777");

    // Days that have no sales, then all.
    const all = panel.getByRole("radio", { name: history.filters.all, exact: true });
    await all.focus();
    await press("Space");
    await panel.getByLabel(history.day).selectOption("some");
    await panel.getByLabel(history.from, { exact: true }).fill("2020-01-01");
    await panel.getByLabel(history.to, { exact: true }).fill("2020-01-31");
    await expect(panel.getByText(history.empty)).toBeVisible();
    await expectAccessible(page);
    await panel.getByRole("button", { name: history.searchAll }).press("Enter");
    await expect(rows).toHaveCount(4);
    await panel.getByLabel(words.history.facts.provider).selectOption("anor");
    await expect(rows).toHaveCount(4);
    await field.focus();
    await press("ArrowDown");
    await press("End");
    await expect(rows.last().getByRole("button")).toBeFocused();
    await press("Home");
    await expect(rows.first().getByRole("button")).toBeFocused();
    await press("Escape");
    await expect(page.getByRole("complementary")).toHaveCount(0);
  });
}
