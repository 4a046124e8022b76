import type { Locator } from "@playwright/test";
import { samplePass } from "../../electron/payments/sandbox/freedom/samples.ts";
import type { AnyCatalog } from "../../renderer/i18n/catalog.ts";
import { expectAccessible } from "./shop/axe.ts";
import { sentencePattern, type Cashier } from "./shop/cashier.ts";
import { expectFits } from "./shop/fit.ts";
import { expect, test } from "./shop/test.ts";

type Way = keyof AnyCatalog["training"]["ways"];
type Amount = keyof AnyCatalog["training"]["amounts"];

/** Chooses in the samples panel, which a first start has opened, what is practised. */
async function practise({ page, words, press }: Cashier, way: Way): Promise<void> {
  const radio = page.getByRole("radio", { name: words.training.ways[way], exact: true });
  await radio.focus();
  await press("Space");
  await expect(radio).toBeChecked();
}

/** Uses a sample amount; the panel gives way to the lane. */
async function use({ page, words }: Cashier, outcome: Amount): Promise<void> {
  const { name } = words.training.amounts[outcome];
  await page
    .getByRole("button", { name: words.training.useNamed.replace("{{name}}", name), exact: true })
    .press("Enter");
  await expect(page.getByRole("complementary")).toHaveCount(0);
}

/** Opens the newest sale. */
async function openSale({ page, words, press }: Cashier): Promise<Locator> {
  await press("F3");
  const panel = page.getByRole("complementary");
  await expect(panel.getByRole("listitem").first()).toBeVisible();
  await press("ArrowDown");
  await press("Enter");
  await expect(panel.getByText(words.history.story.title)).toBeVisible();
  return panel;
}

const waitingButton = ({ page }: Cashier): Locator => page.getByRole("banner").locator('[aria-keyshortcuts="F4"]');

for (const locale of ["ru", "vi"] as const) {
  test.describe(`in ${locale}`, () => {
    test.use({ hostName: locale === "ru" ? "browser" : "electron-stand-in" });

    test("Freedom Pay's saved card: scanned, charged, given back in part and then whole", async ({ shop }) => {
      const at = await shop.open({ mode: "training", locale });
      const { refund } = at.words.history;
      await practise(at, "freedomPass");
      await at.press("Escape");
      await at.type("50000");
      await at.reads(2, at.words.checkout.code.ready);
      await at.scan(samplePass("approved"));
      await at.sees("done");
      await at.reads(3, at.words.checkout.receipt.notRequired);

      const panel = await openSale(at);
      const send = panel.getByRole("button", { name: sentencePattern(refund.send) });
      await panel.getByRole("button", { name: refund.start, exact: true }).press("Enter");
      await panel.getByLabel(refund.amount).fill("20000");
      await panel.getByLabel(refund.why).fill("1");
      await expectAccessible(at.page);
      await send.press("Enter");
      const again = panel.getByRole("button", { name: refund.start, exact: true });
      await again.press("Enter");
      await panel.getByLabel(refund.why).fill("2");
      await send.press("Enter");
      await expect(panel.getByText(refund.allBack)).toBeVisible();
    });

    test("AppotaPay's card terminal: paid there, given back by hand", async ({ shop }) => {
      const at = await shop.open({ mode: "training", locale });
      const { refund } = at.words.history;
      await practise(at, "appotapayDevice");
      await use(at, "paid");
      await at.sees("awaiting-customer");
      await at.reads(2, at.words.checkout.customer.tell);
      await at.sees("done");

      const panel = await openSale(at);
      await expect(panel.getByText(sentencePattern(refund.noRefunds))).toBeVisible();
      await panel.getByRole("button", { name: refund.startHand, exact: true }).press("Enter");
      await panel.getByLabel(refund.how).fill("1");
      await panel.getByLabel(refund.why).fill("2");
      await panel.getByRole("button", { name: sentencePattern(refund.record) }).press("Enter");
      await expect(panel.getByText(refund.allBack)).toBeVisible();
    });

    test("paid after a person has said that it was not: two answers, until somebody decides", async ({ shop }) => {
      const at = await shop.open({ mode: "training", locale });
      await practise(at, "appotapayQr");
      await use(at, "paid-after-all");
      await at.sees("awaiting-customer");
      await at.settles("not-paid");
      await at.sees("not-charged");
      await expect(at.page.locator("main[data-step]")).toHaveAttribute("data-step", "contradiction", {
        timeout: 45_000,
      });
      await at.reads(2, at.words.checkout.dispute.paid);
      await at.reads(2, at.words.checkout.dispute.paidWhat);
      await expectAccessible(at.page);
      await at.settles("paid");
      await at.sees("done");
    });

    test("a customer who keeps the till waiting is not forgotten: listed, counted, found again", async ({ shop }) => {
      const at = await shop.open({ mode: "training", locale });
      const { page, words } = at;
      await page.setViewportSize({ width: 1024, height: 768 });
      await practise(at, "appotapayQr");
      await expectAccessible(page);
      await use(at, "waits");
      await at.sees("awaiting-customer");
      await at.reads(2, words.checkout.customer.endsByItself);
      await expectFits(page);
      await at.press("F8");
      await at.sees("entry");
      await expect(waitingButton(at)).toContainText("1");
      await at.press("F4");
      await expectAccessible(page);
      await page.getByRole("button", { name: new RegExp(`^${words.waiting.customers.take}: `, "u") }).press("Enter");
      await at.sees("awaiting-customer");
      await expect(at.stage(2).getByRole("figure", { name: words.checkout.customer.qr })).toBeVisible();
      await at.settles("not-paid");
      await at.sees("not-charged");
      await expect(waitingButton(at)).toHaveCount(0);
    });
  });
}

test("a QR that was left is called off from the list, where the provider can", async ({ shop }) => {
  const at = await shop.open({ mode: "training" });
  const { page, words } = at;
  await practise(at, "freedomQr");
  await use(at, "waits");
  await at.sees("awaiting-customer");
  await at.press("F8");
  await at.press("F4");
  await page.getByRole("button", { name: words.history.actions.cancelPayment, exact: true }).press("Enter");
  await page.getByRole("button", { name: words.history.actions.cancelConfirm, exact: true }).press("Enter");
  await expect(page.getByText(words.waiting.allDone)).toBeVisible();
});
