import { expect } from "@playwright/test";
import type { LedgerView } from "../../../electron/payments/sandbox/ledger.ts";
import type { Cashier } from "./cashier.ts";

/** A moment as a cabinet in Tashkent writes it. */
export function cabinetTime(at: number): string {
  const format = new Intl.DateTimeFormat("ru", { timeZone: "Asia/Tashkent", dateStyle: "short", timeStyle: "medium" });
  return format.format(at);
}

/** The statement that a cabinet would give out of the provider's own books. */
export function statementOf({ charges }: LedgerView): Buffer {
  const rows = charges.map(({ at, transactionId, amount }) => `${cabinetTime(at)};${transactionId};${amount};Успешно`);
  return Buffer.from(["Дата и время;Номер транзакции;Сумма;Статус", ...rows].join("\r\n"));
}

/** Opens the part of the panel that takes statements. */
export async function openRecords({ page, words, press }: Cashier): Promise<void> {
  await press("F5");
  await page.getByRole("button", { name: words.records.open }).press("Enter");
  await expect(page.getByRole("region", { name: words.records.title, exact: true })).toBeVisible();
}

/** Hands a statement over, whose columns the till recognises. */
export async function chooseStatement({ page, words, press }: Cashier, buffer: Buffer, name = "anor.csv") {
  await page.getByRole("radio", { name: words.records.parts.export }).focus();
  await press("ArrowRight");
  await page.locator('input[type="file"]').setInputFiles({ name, mimeType: "text/csv", buffer });
}

/** Compares what was handed over, and settles the one payment that it tells the end of. */
export async function compareAndSettle({ page, words }: Cashier): Promise<void> {
  const { statement, result } = words.records;
  await page.getByRole("button", { name: statement.compare }).press("Enter");
  await expect(page.getByRole("heading", { name: result.title })).toBeFocused();
  await page.getByRole("checkbox").press("Space");
  await page.getByRole("button", { name: result.settle.replace("{{n}}", "1") }).press("Enter");
  await expect(page.getByText(result.settled.replace("{{n}}", "1"))).toBeVisible();
  // Known now, and its receipt is due.
  await expect(page.getByRole("banner").locator("[data-unknown]")).toHaveCount(0);
}
