import { samplePass } from "../../electron/payments/sandbox/freedom/samples.ts";
import type { Cashier } from "./shop/cashier.ts";
import { expect, test } from "./shop/test.ts";

/** The ways to pay that training.spec.ts does not walk: what each provider can be set to beside its QR. */
const modes = [
  {
    name: "Freedom Pay's saved card",
    selectedProvider: "freedom",
    providers: { freedom: { enabled: true, flow: "customer-pass", currency: "UZS" } },
    async pay(at: Cashier) {
      await at.type("127500");
      await at.reads(2, at.words.checkout.code.ready);
      await at.scan(samplePass("approved"));
      // The pass begins with "freed": its R opens the order's words, where nothing of it may stay.
      await at.sees("done");
      await expect(at.stage(1).getByText(/eed/u)).toHaveCount(0);
    },
  },
  {
    name: "AppotaPay's card terminal",
    selectedProvider: "appotapay",
    providers: { appotapay: { enabled: true, flow: "device" } },
    async pay(at: Cashier) {
      await at.type("120000");
      await at.reads(2, at.words.checkout.present.deviceHow);
      await at.press("Enter");
      await at.sees("awaiting-customer");
      await at.reads(2, at.words.checkout.customer.title);
    },
  },
  {
    name: "the wallet's coins",
    selectedProvider: "wallet",
    providers: { wallet: { enabled: true, system: "bitcoin" } },
    async pay(at: Cashier) {
      const { customer } = at.words.checkout;
      await at.type("100000");
      await at.press("Enter");
      await at.sees("awaiting-customer");
      await expect(at.stage(2).getByRole("figure", { name: customer.qr })).toBeVisible();
      await at.reads(2, "0.001");
      await at.reads(2, customer.confirmationsOf);
    },
  },
  {
    name: "the wallet's mobile money",
    selectedProvider: "wallet",
    providers: { wallet: { enabled: true, system: "moov-togo.xof" } },
    async pay(at: Cashier) {
      const { checkout } = at.words;
      await at.type("15000");
      await at.press("Enter");
      await at.reads(2, checkout.notice.fieldMissing.replace("{{label}}", checkout.code.sender));
      await at.stage(2).getByRole("textbox", { name: checkout.code.sender }).focus();
      await at.page.keyboard.type("+228 90 12-34-56", { delay: 80 });
      await at.stage(1).locator("h2").click();
      await at.press("Enter");
      await at.sees("awaiting-customer");
      await at.reads(2, checkout.customer.title);
    },
  },
] as const;

for (const { name, pay, ...terminal } of modes) {
  for (const locale of ["uz", "vi"] as const) {
    test.describe(`${name} in ${locale}`, () => {
      test.use({ hostName: locale === "uz" ? "browser" : "electron-stand-in" });
      test("is a whole sale in training", async ({ shop }) => {
        const at = await shop.open({ mode: "training", locale, ...terminal });
        await expect(at.page.getByRole("heading", { name: at.words.training.title })).toBeFocused();
        await at.press("Escape");
        await expect(at.page.getByRole("complementary")).toHaveCount(0);
        await pay(at);
        await at.sees("done");
        await at.reads(3, at.words.checkout.receipt.notRequired);
        await at.press("Enter");
        await at.sees("entry");
      });
    });
  }
}
