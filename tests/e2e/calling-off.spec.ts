import { trainingSecrets } from "../../electron/payments/sandbox/credentials.ts";
import { TRAINING_MERCHANT } from "../../electron/payments/sandbox/freedom/credentials.ts";
import { expect, onBothHosts, test } from "./shop/test.ts";
import type { Terminal } from "./shop/terminal.ts";

const WORDS = "The invoice is being paid";
const freedom = (baseUrl: string, locale: Terminal["locale"]): Terminal => ({
  locale: locale ?? "en",
  selectedProvider: "freedom",
  providers: {
    freedom: { enabled: true, baseUrl, merchantId: TRAINING_MERCHANT, flow: "merchant-qr", currency: "UZS" },
  },
  secrets: { "freedom.secretKey": trainingSecrets["freedom.secretKey"] ?? "" },
});

onBothHosts((host) => {
  const locale = host === "browser" ? "ru" : "vi";

  test("a QR that the provider refuses to call off may still be paid: said so, watched, and paid after all", async ({
    shop,
    provider,
  }) => {
    const at = await shop.open(freedom(provider.baseUrl, locale));
    const { checkout, errors } = at.words;
    await at.type("50000");
    await at.press("Enter");
    await at.sees("awaiting-customer");
    const refusal = { kind: "error", code: 10_012, message: WORDS } as const;
    await provider.faults({ on: "cancel", acts: false, reply: refusal });
    await at.press("Escape");
    await at.reads(2, checkout.notice.notCalledOff);
    await at.reads(2, checkout.notice.stillPayable);
    await at.reads(2, WORDS);
    await expect(at.stage(2).getByText(errors.money.no)).toHaveCount(0);
    // The QR stays for the customer, and nothing else can be charged in its place.
    await expect(at.stage(2).getByRole("figure", { name: checkout.customer.qr })).toBeVisible();
    await at.type("9");
    await at.sees("awaiting-customer");

    await provider.order({ state: "paid" });
    await at.sees("done");
    expect((await provider.ledger()).orders).toMatchObject([{ state: "paid", paid: "50000" }]);
  });

  test("a refused calling-off that a person ends as not paid, and that is paid then, is a contradiction", async ({
    shop,
    provider,
  }) => {
    const at = await shop.open(freedom(provider.baseUrl, locale));
    await at.type("50000");
    await at.press("Enter");
    await at.sees("awaiting-customer");
    await provider.faults({ on: "cancel", reply: { kind: "drop" }, acts: false });
    await at.press("Escape");
    await at.reads(2, at.words.checkout.notice.notCalledOff);
    await at.settles("not-paid");
    await at.sees("not-charged");
    await provider.order({ state: "paid" });
    await at.sees("contradiction");
  });
});
