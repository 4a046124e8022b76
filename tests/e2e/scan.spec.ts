import { expectAccessible } from "./shop/axe.ts";
import { approved, receipt } from "./shop/codes.ts";
import { expect, onBothHosts, test } from "./shop/test.ts";

onBothHosts(() => {
  test("with the focus in a text field every character goes to the lane, none into the field", async ({
    shop,
    provider,
  }) => {
    const at = await shop.open();
    await at.type("127500");
    await at.press("F2");
    const field = at.page.getByRole("textbox", { name: at.words.checkout.code.typed });
    await expect(field).toBeFocused();
    await field.fill("12");
    const code = approved();
    await at.scan(code);
    await at.sees("receipt-due");
    expect((await provider.ledger()).charges.map((charge) => charge.code)).toEqual([code]);

    await at.press("F3");
    const search = at.page.getByRole("searchbox");
    await search.fill("abc");
    await at.scan(receipt());
    await at.sees("done");
    await expect(search).toHaveValue("abc");
  });

  test("with the focus on a button a scan's Enter does not press it", async ({ shop, provider }) => {
    const at = await shop.open();
    await at.type("127500");
    await at.scan(approved());
    await at.sees("receipt-due");
    await at.page.getByRole("button", { name: at.words.checkout.receipt.later }).focus();
    await at.scan(receipt());
    await at.sees("done");
    await at.page.getByRole("button", { name: at.words.checkout.action.next }).focus();
    await at.scan(approved());
    await at.sees("done");
    expect((await provider.ledger()).charges).toHaveLength(1);
  });

  test("a scanner under a Cyrillic layout", async ({ shop, provider }) => {
    const at = await shop.open({ locale: "ru" });
    await at.type("127500");
    const code = "AbCd-17:904_zZ/xQ=";
    await at.scan(code, { layout: "ru" });
    await at.sees("receipt-due");
    expect((await provider.ledger()).charges.map((charge) => charge.code)).toEqual([code]);
    const link = receipt();
    await at.scan(link, { layout: "ru" });
    await at.sees("done");
    expect((await provider.ledger()).receipts.map(({ url }) => url)).toEqual([link]);
  });

  test("codes of the wrong kind are named, and nothing is charged", async ({ shop, provider }) => {
    const at = await shop.open();
    const { found, amountFirst, expectPayment, expectReceipt } = at.words.checkout.notice;
    await at.scan(approved());
    await at.reads(1, amountFirst);
    await at.type("127500");
    const wrong = [
      [receipt(), found.receipt],
      ["4780001234562", found.product],
      ["https://example.com/menu", found.link],
      ["WIFI:T:WPA;S:shop;P:secret;;", found.unknown],
    ] as const;
    for (const [code, sentence] of wrong) {
      await at.scan(code);
      await at.reads(2, sentence);
      await at.reads(2, expectPayment);
    }
    expect((await provider.ledger()).presented).toEqual([]);
    await at.scan(approved());
    await at.sees("receipt-due");
    await at.scan(approved());
    await at.reads(3, found.payment);
    await at.reads(3, expectReceipt);
    expect((await provider.ledger()).charges).toHaveLength(1);
  });

  test("a set-up code is named, never sent nor shown, and applied where a manager scans it", async ({
    shop,
    provider,
  }) => {
    const at = await shop.open();
    const { notice } = at.words.checkout;
    const KEY = "k3y-0f-the-sh0p";
    const document = JSON.stringify({
      version: 1,
      limits: { maxAmount: 1_234 },
      secrets: { "freedom.secretKey": KEY },
    });
    const hidden = async () => expect(await at.page.content()).not.toContain(KEY);
    await at.type("127500");
    await at.scan(document);
    await at.reads(2, notice.found.provisioning);
    await at.reads(2, notice.setUpThere);
    await hidden();
    await at.scan(approved());
    await at.sees("receipt-due");
    await at.scan(document);
    await at.reads(3, notice.found.provisioning);
    await hidden();
    expect((await provider.ledger()).presented).toHaveLength(1);
    expect(JSON.stringify(await provider.ledger())).not.toContain(KEY);

    const { sections, provisioning } = at.words.settings;
    await at.press("F9");
    await at.page.getByRole("tab", { name: sections.provisioning }).click();
    // Any other code is the lane's as always.
    await at.scan(receipt());
    await at.sees("done");
    await at.scan(document);
    await expect(at.page.getByText(provisioning.scannedHidden)).toBeVisible();
    await hidden();
    await expectAccessible(at.page);
    await at.page.getByRole("button", { name: provisioning.apply }).click();
    await expect(at.page.getByText("limits.maxAmount")).toBeVisible();
    await hidden();
  });

  test("an answer that comes in the middle of the next scan stays on the screen", async ({ shop, provider }) => {
    const at = await shop.open();
    await provider.faults({ on: "charge", hold: "before" });
    await at.type("127500");
    const second = approved();
    // What the first keys of a scan did is undone when they prove to be a scan's; what else happened is not.
    await at.scan(approved(), { next: second.slice(0, 3) });
    await at.reads(1, at.words.checkout.amount.sale);
    await at.scan(second.slice(3), { continues: true });
    await at.reads(2, at.words.checkout.notice.wait);
    await at.sees("charging");
    await provider.held();
    await provider.release();
    await at.sees("receipt-due");
    expect((await provider.ledger()).charges).toHaveLength(1);
  });

  test("a code scanned twice, typed with two Enters, or scanned again later is charged once", async ({
    shop,
    provider,
  }) => {
    const at = await shop.open();
    await provider.faults({ on: "charge", hold: "before" });
    const code = approved();
    await at.type("127500");
    await at.scan(code);
    await at.scan(code);
    await at.sees("charging");
    await provider.held();
    await provider.release();
    await at.sees("receipt-due");
    await at.press("F8");

    await at.type("5000");
    await at.press("F2");
    const typed = approved();
    await at.page.getByRole("textbox", { name: at.words.checkout.code.typed }).fill(typed);
    await Promise.all([at.press("Enter"), at.press("Enter")]);
    await at.sees("receipt-due");
    await at.press("F8");

    await at.type("7000");
    await at.scan(code);
    await expect(at.page.getByRole("status").filter({ hasText: /\S/u }).first()).toBeAttached();
    await at.sees("entry");
    const { presented } = await provider.ledger();
    expect(presented.map((each) => [each.code, each.times])).toEqual([
      [code, 1],
      [typed, 1],
    ]);
  });
});
