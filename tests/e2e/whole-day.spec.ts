import type { Locator } from "@playwright/test";
import { TRAINING_MERCHANT } from "../../electron/payments/sandbox/freedom/credentials.ts";
import { trainingSecrets } from "../../electron/payments/sandbox/credentials.ts";
import type { LedgerView } from "../../electron/payments/sandbox/ledger.ts";
import { moneyText } from "../../shared/domain/money-text.ts";
import { sentencePattern, type Cashier } from "./shop/cashier.ts";
import { approved, declined, receipt, refusedReceipt } from "./shop/codes.ts";
import { firstStart } from "./shop/first-start.ts";
import { codesOn, paperOf } from "./shop/paper.ts";
import { chooseStatement, compareAndSettle, openRecords, statementOf } from "./shop/statement.ts";
import { expect, test } from "./shop/test.ts";

const SECRET = "freedom.secretKey";

async function startSale({ sees, type, scan }: Cashier, amount: string, code: string): Promise<void> {
  await sees("entry");
  await type(amount);
  await scan(code);
}

/** Chooses the provider of the sales to come, as a cashier with a keyboard does. */
async function chooseProvider(at: Cashier, provider: "anor" | "freedom"): Promise<void> {
  const { page, words, press } = at;
  const before = provider === "freedom" ? "anor" : "freedom";
  await page.getByRole("radio", { name: words.common.provider[before] }).focus();
  await press(provider === "freedom" ? "ArrowRight" : "ArrowLeft");
  await expect(page.getByRole("radio", { name: words.common.provider[provider] })).toBeChecked();
  await at.stage(1).locator("h2").click();
}

/** Everything that the providers' own books know of money, in sums. */
function booksOf({ charges, orders, refunds }: LedgerView) {
  const add = (amounts: readonly string[]) => amounts.reduce((sum, amount) => sum + Number(amount), 0);
  const paid = orders.filter((order) => Number(order.paid) > 0).map((order) => order.paid);
  return {
    anor: { count: charges.length, sums: add(charges.map(({ amount }) => amount)) },
    freedom: { count: paid.length, sums: add(paid) },
    back: { count: refunds.length, sums: add(refunds.map(({ amount }) => amount)) },
  };
}

/** Holds a report on the screen against the providers' books. */
async function expectTotals(report: Locator, { words }: Cashier, ledger: LedgerView): Promise<void> {
  const { shift, common } = words;
  const money = (sums: number) => `${moneyText({ minor: sums * 100, currency: "UZS" }, " ")} ${common.currency.UZS}`;
  const tally = (of: { readonly count: number; readonly sums: number }) =>
    shift.report.tally.replace("{{amount}}", money(of.sums)).replace("{{count}}", String(of.count));
  const { anor, freedom, back } = booksOf(ledger);
  const of = (provider: "anor" | "freedom") =>
    report.getByRole("region", { name: `${common.provider[provider]} · ${common.currency.UZS}`, exact: true });
  const row = (region: Locator, name: string) => region.locator("dl > div").filter({ hasText: name }).first();
  await expect(row(of("anor"), shift.report.taken)).toContainText(tally(anor));
  await expect(row(of("anor"), shift.report.net)).toContainText(money(anor.sums));
  await expect(row(of("freedom"), shift.report.taken)).toContainText(tally(freedom));
  await expect(row(of("freedom"), shift.report.refunded)).toContainText(tally(back));
  await expect(row(of("freedom"), shift.report.net)).toContainText(money(freedom.sums - back.sums));
}

for (const locale of ["uz", "ru"] as const) {
  test(`a whole day, from the first start to the Z report, in ${locale}`, async ({
    shop,
    launch,
    provider,
    line,
    printer,
  }) => {
    test.setTimeout(240_000);
    await test.step("the guide through a first start", async () => {
      const first = await launch();
      await firstStart(first, locale, printer);
      await first.kill();
    });
    const freedom = {
      enabled: true,
      baseUrl: provider.baseUrl,
      merchantId: TRAINING_MERCHANT,
      flow: "merchant-qr",
      currency: "UZS",
    };
    let at = await shop.open({
      locale,
      theme: locale === "ru" ? "dark" : "light",
      baseUrl: line.url,
      timeouts: { unknownAfterSeconds: 8 },
      providers: { freedom },
      secrets: { [SECRET]: trainingSecrets[SECRET] ?? "" },
    });
    const { words } = at;
    const { checkout, history, waiting, shift } = words;
    const panelOf = (name: string) => at.page.getByRole("region", { name, exact: true });
    const closePanel = async () => {
      await at.press("Escape");
      await expect(at.page.getByRole("complementary")).toHaveCount(0);
    };

    await test.step("the morning: paid with a receipt, without one, declined, not sent", async () => {
      await startSale(at, "127500", approved());
      await at.sees("receipt-due");
      await at.scan(refusedReceipt());
      await at.sees("receipt-rejected");
      const link = receipt();
      await at.scan(link);
      await at.sees("done");
      // The printer that the guide set up, with the fiscal receipt's code on its paper.
      await at.press("F7");
      expect(await codesOn(paperOf(await printer.next()))).toEqual([link]);
      await at.press("Enter");

      await startSale(at, "33000", approved());
      await at.sees("receipt-due");
      await at.press("F8");

      await startSale(at, "9000", declined());
      await at.sees("not-charged");
      await at.press("Escape");

      await at.sees("entry");
      await line.pull();
      await startSale(at, "12000", approved());
      await at.sees("not-charged");
      await at.reads(2, checkout.notSent.title);
      await at.press("Escape");
      await line.restore();
    });

    await test.step("an answer that never comes, and one that comes late", async () => {
      await provider.faults({ on: "charge", reply: { kind: "drop" } });
      await startSale(at, "64000", approved());
      await at.sees("unknown");
      await at.press("F8");

      await provider.faults({ on: "charge", hold: "after" });
      await startSale(at, "18500", approved());
      await at.sees("unknown");
      await provider.release();
      await at.sees("receipt-due");
      await at.reads(2, checkout.paid.late);
      await at.scan(receipt());
      await at.sees("done");
      await at.press("Enter");
    });

    await test.step("a QR that is paid and given back in part, and one that is called off", async () => {
      await at.sees("entry");
      await chooseProvider(at, "freedom");
      await at.type("50000");
      await at.press("Enter");
      await at.sees("awaiting-customer");
      await provider.order({ state: "paid" });
      await at.sees("done");
      await at.press("Enter");
      await at.sees("entry");
      await at.type("77707");
      await at.press("Enter");
      await at.sees("awaiting-customer");
      await at.press("Escape");
      await at.sees("not-charged");
      await at.press("Escape");
      await at.sees("entry");

      await at.press("F3");
      const panel = panelOf(history.title);
      await panel.getByRole("searchbox").fill("50 000");
      await expect(panel.getByRole("listitem")).toHaveCount(1);
      await at.press("ArrowDown");
      await at.press("Enter");
      const { page } = at;
      await page.getByRole("button", { name: history.refund.start, exact: true }).press("Enter");
      await page.getByLabel(history.refund.amount).fill("20000");
      await page.getByLabel(history.refund.why).fill("1");
      await page.getByRole("button", { name: sentencePattern(history.refund.send) }).press("Enter");
      // More can go back: the form is offered again once this much has.
      await expect(page.getByRole("button", { name: history.refund.start, exact: true })).toBeVisible();
      await at.press("Escape");
      await closePanel();
      await chooseProvider(at, "anor");
    });

    await test.step("noon: killed while charging, started again", async () => {
      await provider.faults({ on: "charge", hold: "after" });
      await startSale(at, "45000", approved());
      await at.sees("charging");
      await provider.held();
      await shop.till().kill();
      await provider.release();
      at = await shop.reopen();
      await at.sees("unknown");
      await at.reads(1, "45 000");
      await at.settles("paid");
      await at.sees("receipt-due");
      await at.scan(receipt());
      // Nobody knows the provider's id of it yet: the receipt waits for that.
      await at.sees("receipt-queued");
      await at.press("Enter");
      await at.sees("entry");
    });

    await test.step("the afternoon: a missing receipt is scanned", async () => {
      await at.press("F4");
      const panel = panelOf(waiting.title);
      await panel.getByRole("button", { name: waiting.receipts.take }).first().press("Enter");
      await at.sees("receipt-due");
      await at.scan(receipt());
      await at.sees("done");
      await at.press("Enter");
      await at.sees("entry");
    });

    await test.step("the provider's statement settles the one that nobody knew the end of", async () => {
      const ledger = await provider.ledger();
      await openRecords(at);
      await chooseStatement(at, statementOf(ledger));
      await compareAndSettle(at);
      expect(await provider.ledger()).toEqual(ledger);
      await closePanel();
      // From then on it is a sale like any other: paid, and its receipt is missing.
      await at.press("F4");
      await expect(panelOf(waiting.title).getByText(waiting.unknown.none)).toBeVisible();
      await closePanel();
    });

    await test.step("the evening: X, then Z, as the providers' books have it", async () => {
      const ledger = await provider.ledger();
      expect(booksOf(ledger)).toMatchObject({ anor: { count: 5 }, freedom: { count: 1 }, back: { count: 1 } });
      await at.press("F5");
      await expectTotals(panelOf(shift.title.replace("{{number}}", "1")), at, ledger);
      const { page } = at;
      await page.getByRole("button", { name: shift.close.title }).press("Enter");
      await page.getByRole("button", { name: shift.close.tickAll }).press("Enter");
      await page.getByRole("textbox", { name: shift.close.why }).fill("1");
      await page.getByRole("textbox", { name: shift.close.why }).press("Enter");
      const z = panelOf(shift.past.z.replace("{{number}}", "1"));
      await expectTotals(z, at, ledger);
      expect(paperOf(await printer.next()).width).toBe(576);
      // Two receipts wait for the provider's id.
      await expect(z.getByText(shift.report.carriedWhy.replace("{{why}}", "1"))).toHaveCount(2);
      expect(await provider.ledger()).toEqual(ledger);
    });
  });
}
