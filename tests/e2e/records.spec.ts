import { readFileSync } from "node:fs";
import { unzipSync } from "fflate";
import { approved } from "./shop/codes.ts";
import { cabinetTime, chooseStatement, compareAndSettle, openRecords } from "./shop/statement.ts";
import { expect, onBothHosts, test } from "./shop/test.ts";

onBothHosts((host) => {
  const locale = host === "browser" ? "uz" : "ru";

  test("the day is written as files and saved where the window saves files", async ({ shop }) => {
    const at = await shop.open({ locale });
    const { page, words } = at;
    await at.type("127500");
    await at.scan(approved());
    await at.sees("receipt-due");
    await openRecords(at);
    await page.getByRole("button", { name: words.records.export.make }).press("Enter");
    await expect(page.getByRole("rowheader", { name: "sales.xlsx" })).toBeVisible();
    const saved = page.waitForEvent("download");
    await page.getByRole("button", { name: words.records.export.save }).press("Enter");
    const download = await saved;
    expect(download.suggestedFilename()).toMatch(/^tilla-export-live-shift\.zip$/u);
    const parts = unzipSync(new Uint8Array(readFileSync(await download.path())));
    const sales = Buffer.from(parts["sales.csv"] ?? []).toString("utf8");
    expect(sales).toContain(",127500,UZS,paid,anor,127500,0,");
    expect(Object.keys(parts)).toHaveLength(5);
  });

  test("a statement settles a payment that nobody knew the end of, by keys alone, and once", async ({
    shop,
    provider,
  }) => {
    const at = await shop.open({ locale });
    const { page, words } = at;
    const { records } = words;
    await provider.faults({ on: "charge", reply: { kind: "drop" } });
    await at.type("127500");
    await at.scan(approved());
    await at.sees("unknown");
    await at.press("F8");
    const rows = ["Дата и время;Номер транзакции;Сумма;Статус", `${cabinetTime(Date.now())};p-77;127 500,00;Успешно`];
    const buffer = Buffer.from(rows.join("\r\n"));
    await openRecords(at);
    await chooseStatement(at, buffer);
    await expect(page.getByRole("cell", { name: "127 500,00" })).toBeVisible();
    await compareAndSettle(at);

    // The same file once more: there is nothing left to settle.
    await page.locator('input[type="file"]').setInputFiles({ name: "anor.csv", mimeType: "text/csv", buffer });
    await expect(page.getByText(records.statement.remembered)).toBeVisible();
    await page.getByRole("button", { name: records.statement.compare }).press("Enter");
    await expect(page.getByRole("heading", { name: records.result.title })).toBeFocused();
    await expect(page.getByRole("checkbox")).toHaveCount(0);
    expect((await provider.ledger()).charges).toHaveLength(1);
  });

  test("a statement with rows that can't be read is refused with each of them named", async ({ shop }) => {
    const at = await shop.open({ locale });
    const { page, words } = at;
    const { records } = words;
    await openRecords(at);
    await chooseStatement(at, Buffer.from("date;id;amount\n21.11.2026;a;500\n21.11.2026;b;=1+1\n21.11.2026;c;x\n"));
    await page.getByRole("button", { name: records.statement.compare }).press("Enter");
    const alert = page.getByRole("complementary").getByRole("alert");
    await expect(alert).toContainText(records.statement.refused.replace("{{n}}", "2"));
    await expect(alert.getByRole("listitem")).toHaveCount(2);
    await expect(alert).toContainText("=1+1");
    await page
      .locator('input[type="file"]')
      .setInputFiles({ name: "a.csv", mimeType: "text/csv", buffer: Buffer.from("%PDF-1.7") });
    await expect(page.getByRole("complementary").getByRole("alert")).toContainText(
      records.statement.problems["not-a-table"],
    );
  });
});
