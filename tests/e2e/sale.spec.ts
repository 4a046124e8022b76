import { approved, receipt } from "./shop/codes.ts";
import { expect, onBothHosts, test } from "./shop/test.ts";

onBothHosts(() => {
  test("a sale of 127 500 takes six digit keys and two scans, and the next digit starts the next sale", async ({
    shop,
    provider,
  }) => {
    const at = await shop.open();
    const { words } = at;
    await at.sees("entry");
    await at.type("127500");
    await at.reads(1, "127 500 UZS");
    await at.reads(2, words.checkout.code.ready);
    await at.scan(approved());
    await at.sees("receipt-due");
    await at.reads(2, words.checkout.paid.title);
    await at.reads(3, words.checkout.receipt.due);
    await at.scan(receipt());
    await at.sees("done");
    await at.reads(3, words.checkout.receipt.done);

    const { charges, receipts } = await provider.ledger();
    expect(charges.map(({ amount }) => amount)).toEqual(["127500"]);
    expect(receipts.map(({ transactionId }) => transactionId)).toEqual([charges[0]?.transactionId]);

    await at.type("9");
    await at.sees("entry");
    await at.reads(1, "9 UZS");
    await at.reads(1, "9");
    await expect(at.page.getByText(words.common.state.fiscalized)).toBeVisible();
  });
});
