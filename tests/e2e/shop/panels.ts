import { expect } from "@playwright/test";
import type { Cashier } from "./cashier.ts";

/** Every panel, opened and closed by keys; `look` is called in each. There must be a sale that waits and one that is done. */
export async function tourOfThePanels(at: Cashier, look: (name: string) => Promise<void>): Promise<void> {
  const { page, words } = at;
  const region = (name: string) => page.getByRole("region", { name, exact: true });
  const open = async (key: string, title: string): Promise<void> => {
    await at.press(key);
    await expect(region(title)).toBeVisible();
  };

  await open("F3", words.history.title);
  await expect(region(words.history.title).getByRole("listitem").first()).toBeVisible();
  await look("sales");
  await at.press("ArrowDown");
  await at.press("Enter");
  await expect(page.getByText(words.history.story.title)).toBeVisible();
  await look("sale");
  await at.press("Escape");
  const sales = region(words.history.title);
  await sales.getByLabel(words.history.day).selectOption("some");
  await sales.getByRole("searchbox").fill("zzz");
  await expect(sales.getByText(words.history.noMatch)).toBeVisible();
  await look("sales-none");
  await sales.getByRole("searchbox").fill("");
  await expect(sales.getByRole("listitem").first()).toBeVisible();
  await look("sales-dated");
  await sales.getByRole("button", { name: words.history.reports, exact: true }).press("Enter");
  await expect(page.getByRole("heading", { name: words.reports.reasons.title })).toBeVisible();
  await look("reports");
  await page.getByRole("heading", { name: words.reports.waits.title }).scrollIntoViewIfNeeded();
  await look("reports-more");
  await page.getByRole("radio", { name: words.reports.period.some }).focus();
  await at.press("Space");
  await expect(page.getByLabel(words.reports.from, { exact: true })).toBeVisible();
  await look("reports-days");
  await at.press("Escape");
  await expect(page.getByRole("complementary")).toHaveCount(0);

  await open("F4", words.waiting.title);
  await expect(page.getByText(words.waiting.settle.title)).toBeVisible();
  await look("waiting");
  await at.press("Escape");

  await open("F5", words.shift.title.replace("{{number}}", "1"));
  await expect(page.getByText(words.shift.report.taken, { exact: true }).first()).toBeVisible();
  await look("shift");
  await page.getByRole("button", { name: words.shift.close.title }).press("Enter");
  await expect(page.getByRole("textbox", { name: words.shift.close.who })).toBeVisible();
  await look("shift-close");
  await at.press("Escape");
  await at.press("Escape");
  await expect(page.getByRole("complementary")).toHaveCount(0);

  await tourOfTheRecords(at, look);

  await open("F9", words.settings.title);
  const tabs = page.getByRole("tab");
  await page.getByRole("tab", { selected: true }).focus();
  const count = await tabs.count();
  for (let index = 0; index < count; index += 1) {
    await expect(tabs.nth(index)).toHaveAttribute("aria-selected", "true");
    await expect(tabs.nth(index)).toBeFocused();
    await look(`settings-${(await tabs.nth(index).getAttribute("id"))?.replace("settings-tab-", "") ?? index}`);
    await at.press("ArrowDown");
  }
  await at.press("Escape");
  await expect(page.getByRole("complementary")).toHaveCount(0);

  await page.keyboard.press("Control+F9");
  const again = region(words.selftest.title).getByRole("button", { name: words.selftest.again });
  await expect(again).toBeEnabled();
  await look("self-test");
  await at.press("Escape");
  await expect(page.getByRole("complementary")).toHaveCount(0);

  await open("F9", words.settings.title);
  await page.getByRole("button", { name: words.setup.open }).press("Enter");
  const step = (name: string) => region(words.setup.title).getByRole("heading", { name });
  await expect(step(words.setup.language.name)).toBeVisible();
  await look("setup");
  // What lies between are the settings' own parts, which were looked at above.
  await page.getByRole("button", { name: words.setup.done.name, exact: true }).press("Enter");
  await expect(step(words.setup.done.name)).toBeVisible();
  await look("setup-done");
  await at.press("Escape");
  await expect(page.getByRole("complementary")).toHaveCount(0);

  await at.press("F1");
  await expect(page.getByRole("dialog", { name: words.checkout.keys.title })).toBeVisible();
  await look("keys");
  await at.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
}

/** Export and statements: both parts, and a statement on its way from the first rows to the comparison. */
async function tourOfTheRecords(at: Cashier, look: (name: string) => Promise<void>): Promise<void> {
  const { page, words } = at;
  const { records } = words;
  await at.press("F5");
  await page.getByRole("button", { name: records.open }).press("Enter");
  await expect(page.getByRole("region", { name: records.title, exact: true })).toBeVisible();
  await look("records-export");
  await page.getByRole("button", { name: records.export.make }).press("Enter");
  await expect(page.getByRole("rowheader", { name: "sales.csv" })).toBeVisible();
  await look("records-exported");
  await page.getByRole("radio", { name: records.parts.export }).focus();
  await at.press("ArrowRight");
  await expect(page.getByText(records.statement.what)).toBeVisible();
  await look("records-statement");
  const rows = [
    "Дата;ID транзакции;Сумма;Статус",
    "21.11.2026 12:00;a-1;127 500,00;Успешно",
    "21.11.2026 12:10;a-2;48 000;Успешно",
  ];
  await page.locator('input[type="file"]').setInputFiles({
    name: "anor.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(rows.join("\r\n")),
  });
  await expect(page.getByText(records.statement.guessed)).toBeVisible();
  await look("records-columns");
  await page.getByRole("button", { name: records.statement.compare }).press("Enter");
  await expect(page.getByRole("heading", { name: records.result.title })).toBeFocused();
  await look("records-comparison");
  await at.press("Escape");
  await expect(page.getByRole("complementary")).toHaveCount(0);
}
