import type { Locator } from "@playwright/test";
import { expectAccessible } from "./shop/axe.ts";
import type { Cashier } from "./shop/cashier.ts";
import { approved, declined, receipt } from "./shop/codes.ts";
import { expectFits } from "./shop/fit.ts";
import { startTcpPrinter } from "../fakes/printer/tcp-printer.ts";
import { aboveTheTime, paperOf, previewOf } from "./shop/paper.ts";
import { expect, test } from "./shop/test.ts";

async function paid(at: Cashier, withReceipt: boolean): Promise<void> {
  await at.type("127500");
  await at.scan(approved());
  await at.sees("receipt-due");
  if (withReceipt) await at.scan(receipt());
  if (withReceipt) await at.sees("done");
  await at.press(withReceipt ? "Enter" : "F8");
  await at.sees("entry");
}

/** The header has to leave the lane its room: all that can be pressed in it stands in one line. */
async function expectOneLine(buttons: Locator): Promise<void> {
  const middles = await buttons.evaluateAll((all) =>
    all.map((one) => Math.round((one.getBoundingClientRect().top + one.getBoundingClientRect().bottom) / 2)),
  );
  expect.soft(new Set(middles).size).toBe(1);
}

for (const [locale, theme] of [
  ["uz", "light"],
  ["ru", "dark"],
] as const) {
  test(`a shift from the first sale to a Z report that carries a case over, in ${locale}`, async ({ shop }) => {
    let at = await shop.open({ locale, theme });
    await at.page.setViewportSize({ width: 1024, height: 768 });
    await paid(at, true);
    await paid(at, false);
    await at.type("9000");
    await at.scan(declined());
    await at.sees("not-charged");
    await at.press("Escape");

    await shop.till().kill();
    at = await shop.reopen();
    const { page, words } = at;
    const { shift } = words;
    await page.setViewportSize({ width: 1024, height: 768 });
    await expectFits(page);
    await expectOneLine(page.locator("header button").filter({ visible: true }));
    await at.press("F5");
    const panel = page.getByRole("region", { name: shift.title.replace("{{number}}", "1") });
    await expect(panel.getByText(/255.000/u).first()).toBeVisible();
    await expectAccessible(page);

    await panel.getByRole("button", { name: shift.close.title }).press("Enter");
    await page.getByRole("button", { name: shift.close.tickAll }).press("Enter");
    await page.getByRole("textbox", { name: shift.close.why }).fill("printer");
    await expectAccessible(page);
    await page.getByRole("textbox", { name: shift.close.why }).press("Enter");
    const z = page.getByRole("region", { name: shift.past.z.replace("{{number}}", "1") });
    await expect(z.getByText(shift.report.carriedWhy.replace("{{why}}", "printer"))).toBeVisible();
    await at.press("Escape");
    await expect(page.getByRole("region", { name: shift.past.title })).toBeVisible();
    await at.press("Escape");
    await expect(page.getByRole("region", { name: shift.none })).toBeVisible();
  });
}

for (const locale of ["vi", "ru"] as const) {
  test(`in ${locale}: X is looked at and printed with F7, Z comes out by itself and again`, async ({ shop }) => {
    const printer = await startTcpPrinter();
    try {
      const at = await shop.open({ locale, printer: { connection: "network", address: printer.address, width: 58 } });
      const { page, words } = at;
      const { shift, printing } = words;
      await page.setViewportSize({ width: 1024, height: 768 });
      await paid(at, true);
      await at.press("F5");
      const look = page.getByRole("button", { name: printing.look });
      await look.press("Enter");
      const x = await previewOf(page, printing.picture);
      expect(x.width).toBe(384);
      await expectAccessible(page);
      await expectFits(page);
      await at.press("F7");
      // The moment of the look stands in the report: what is on paper is as long, not dot for dot the same.
      expect(paperOf(await printer.next()).height).toBe(x.height);

      await page.getByRole("button", { name: shift.close.title }).press("Enter");
      await page.getByRole("button", { name: shift.close.close }).press("Enter");
      await expect(page.getByRole("region", { name: shift.past.z.replace("{{number}}", "1") })).toBeVisible();
      const z = paperOf(await printer.next());
      await at.press("F7");
      const copy = paperOf(await printer.next());
      // It was on paper already: what comes out again is a line longer, which says so.
      expect(copy.height).toBeGreaterThan(z.height);
      await page.getByRole("button", { name: printing.look }).press("Enter");
      expect(aboveTheTime(await previewOf(page, printing.picture))).toBe(aboveTheTime(copy));
    } finally {
      await printer.close();
    }
  });
}
