import { expectAccessible } from "./shop/axe.ts";
import { approved, declined, receipt } from "./shop/codes.ts";
import { expect, test } from "./shop/test.ts";

for (const [locale, theme] of [
  ["uz", "light"],
  ["ru", "dark"],
] as const) {
  test(`the day in pictures and tables, chosen, read and printed by keys, in ${locale}`, async ({ shop }) => {
    const at = await shop.open({ locale, theme });
    const { page, words, press } = at;
    const { reports, history } = words;
    await page.setViewportSize({ width: 1024, height: 768 });
    for (const amount of ["127500", "2500"]) {
      await at.type(amount);
      await at.scan(approved());
      await at.sees("receipt-due");
      await at.scan(receipt());
      await at.sees("done");
      await press("Enter");
      await at.sees("entry");
    }
    await at.type("9000");
    await at.scan(declined());
    await at.sees("not-charged");
    await press("Escape");

    await press("F3");
    await page.getByRole("button", { name: history.reports, exact: true }).press("Enter");
    const panel = page.getByRole("region", { name: reports.title, exact: true });
    const providers = panel.getByRole("region", { name: reports.providers.title });
    await expect(providers.getByRole("row").nth(1)).toContainText("130 000");
    await expect(providers.getByRole("row").nth(1).getByRole("cell").nth(0)).toHaveText("2");
    await expect(providers.getByRole("row").nth(1).getByRole("cell").nth(1)).toHaveText("1");
    await expect(panel.getByRole("region", { name: reports.reasons.title }).getByRole("row")).toHaveCount(2);
    await expectAccessible(page);

    // What is told by colour in the picture is told by its pattern, and by the table.
    const fills = await providers
      .locator("path[fill], rect[fill]")
      .evaluateAll((bars) => bars.map((bar) => bar.getAttribute("fill") ?? ""));
    expect(
      new Set(
        fills.filter((fill) => fill.startsWith("url(")).map((fill) => fill.replace(/.*(solid|hatched)\)$/u, "$1")),
      ),
    ).toEqual(new Set(["solid", "hatched"]));

    // On paper the report is all there is, as long as it is.
    await page.emulateMedia({ media: "print" });
    await expect(page.locator("main[data-step]")).toBeHidden();
    await expect(page.getByRole("banner")).toBeHidden();
    await expect(panel.getByRole("button")).toHaveCount(0);
    const last = panel.getByRole("region", { name: reports.reasons.title });
    expect(
      await last.evaluate((part) => part.getBoundingClientRect().bottom <= document.documentElement.scrollHeight),
    ).toBe(true);
    const cut = await panel.evaluate((element) => {
      const ancestors: string[] = [];
      for (let one: Element | null = element; one; one = one.parentElement) {
        if (one.scrollHeight > one.clientHeight + 1 && getComputedStyle(one).overflowY !== "visible")
          ancestors.push(one.className);
      }
      return ancestors;
    });
    expect(cut).toEqual([]);
    await page.emulateMedia({ media: "screen" });

    await page.getByRole("radio", { name: reports.period.today }).focus();
    await press("ArrowRight");
    await expect(panel.getByText(reports.empty)).toBeVisible();
    await expectAccessible(page);
    await press("ArrowRight");
    await expect(providers.getByRole("row").nth(1)).toContainText("130 000");
    await press("Escape");
    await expect(page.getByRole("complementary")).toHaveCount(0);
  });
}
