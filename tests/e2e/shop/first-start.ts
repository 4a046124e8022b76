import { expect } from "@playwright/test";
import type { Locale } from "../../../shared/domain/settings.ts";
import type { TcpPrinter } from "../../fakes/printer/tcp-printer.ts";
import type { RunningTill } from "../fixture.ts";
import { createCashier } from "./cashier.ts";
import { paperOf } from "./paper.ts";

/**
 * A newcomer goes through the guide of a till that nobody set up yet, in training: the language, who works here, the
 * printer with a test page on paper; all else as it is offered.
 */
export async function firstStart({ page }: RunningTill, locale: Locale, printer: TcpPrinter): Promise<void> {
  const uz = await createCashier(page, "uz");
  await page.getByRole("button", { name: uz.words.checkout.note.setupBegin }).press("Enter");
  await page.getByRole("radio", { name: uz.words.common.languageName[locale] }).press("Space");
  const { words } = await createCashier(page, locale);
  const { setup, settings, printing, checkout } = words;
  const step = page.getByRole("region", { name: setup.title }).getByRole("heading", { level: 3 });
  const next = async (name: string) => {
    await page.getByRole("button", { name: setup.next, exact: true }).press("Enter");
    await expect(step).toHaveText(name);
  };
  await expect(step).toHaveText(setup.language.name);
  await next(setup.terminal.name);
  await page.getByLabel(settings.terminal.cashier).fill("Dilnoza");
  await page.getByLabel(settings.terminal.cashier).press("Enter");
  for (const name of ["mode", "provider", "unit", "scanner", "printer"] as const) await next(setup[name].name);
  await page.getByRole("radio", { name: printing.connections.network }).press("Space");
  await page.getByLabel(printing.address).fill(printer.address);
  await page.getByLabel(printing.address).press("Enter");
  const test = page.getByRole("button", { name: printing.testPrint });
  await expect(test).toBeEnabled();
  await test.press("Enter");
  expect(paperOf(await printer.next()).width).toBe(576);
  await next(setup.pin.name);
  await next(setup.done.name);
  await page.getByRole("button", { name: setup.done.sell }).press("Enter");
  await expect(page.getByRole("complementary")).toHaveCount(0);
  await expect(page.getByRole("button", { name: checkout.note.setupGoOn })).toHaveCount(0);
}
