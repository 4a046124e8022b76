import { approved, declined, receipt, refusedReceipt } from "./shop/codes.ts";
import { expect, onBothHosts, test } from "./shop/test.ts";

// Each state of a sale and the ways out of it, by keys and scans alone.
onBothHosts(() => {
  test("charging: another scan waits; paid: later; the receipt is counted and taken up again", async ({
    shop,
    provider,
  }) => {
    const at = await shop.open();
    const { checkout, waiting } = at.words;
    await provider.faults({ on: "charge", hold: "before" });
    await at.type("127500");
    await at.scan(approved());
    await at.sees("charging");
    await at.reads(2, checkout.charging.title);
    await provider.held();
    await at.scan(approved());
    await at.reads(2, checkout.notice.wait);
    await at.press("F8");
    await at.sees("charging");
    await provider.release();
    await at.sees("receipt-due");
    await at.reads(2, checkout.paid.title);
    await at.type("5");
    await expect(at.page.getByText(checkout.notice.finishFirst).first()).toBeAttached();
    await at.sees("receipt-due");

    await at.press("F8");
    await at.sees("entry");
    await at.press("F4");
    await at.page.getByRole("button", { name: waiting.receipts.take }).press("Enter");
    await at.sees("receipt-due");
    await at.scan(receipt());
    await at.sees("done");
    await at.press("Enter");
    await at.sees("entry");
    expect((await provider.ledger()).charges).toHaveLength(1);
  });

  test("declined: a new code goes on with the sale, Escape ends it", async ({ shop, provider }) => {
    const at = await shop.open();
    const { checkout } = at.words;
    await at.type("48000");
    await at.scan(declined());
    await at.sees("not-charged");
    await at.reads(2, checkout.declined.title);
    await at.reads(2, checkout.declined.money);
    await at.press("Enter");
    await at.reads(2, checkout.code.ready);
    await at.scan(declined());
    await at.sees("not-charged");
    // The next code may come at once, too.
    await at.scan(approved());
    await at.sees("receipt-due");
    await at.press("F8");

    await at.type("9000");
    await at.scan(declined());
    await at.sees("not-charged");
    await at.press("Escape");
    await at.sees("entry");
    expect((await provider.ledger()).charges.map(({ amount }) => amount)).toEqual(["48000"]);
  });

  test("not sent: nothing was charged, the next code is", async ({ shop, provider, line }) => {
    const at = await shop.open({ baseUrl: line.url });
    const { checkout } = at.words;
    await line.pull();
    await at.type("310000");
    await at.scan(approved());
    await at.sees("not-charged");
    await at.reads(2, checkout.notSent.title);
    await at.reads(2, checkout.notSent.money);
    expect((await provider.ledger()).presented).toEqual([]);
    await line.restore();
    await at.scan(approved());
    await at.sees("receipt-due");
    expect((await provider.ledger()).charges).toHaveLength(1);
  });

  test("unknown: refuses another charge; paid, said by a person, leads on to the receipt", async ({
    shop,
    provider,
  }) => {
    const at = await shop.open();
    const { checkout } = at.words;
    await provider.faults({ on: "charge", reply: { kind: "drop" } });
    await at.type("127500");
    await at.scan(approved());
    await at.sees("unknown");
    await at.reads(2, checkout.unknown.title);
    await at.scan(approved());
    await at.reads(2, checkout.notice.settleFirst);
    await at.settles("paid");
    await at.sees("receipt-due");
    await at.reads(2, checkout.paid.byPerson);
    expect((await provider.ledger()).presented).toHaveLength(1);
  });

  test("unknown: not paid opens after the hold, and asks for another code", async ({ shop, provider }) => {
    const at = await shop.open({ timeouts: { holdSeconds: 4 } });
    const { checkout } = at.words;
    await provider.faults({ on: "charge", acts: false, reply: { kind: "drop" } });
    const code = approved();
    await at.type("127500");
    await at.scan(code);
    await at.sees("unknown");
    await expect(at.page.getByRole("button", { name: checkout.unknown.no })).toBeDisabled();
    await at.press("KeyN");
    await at.reads(2, checkout.unknown.title);
    await expect(at.page.getByRole("button", { name: checkout.unknown.no })).toBeEnabled();
    await at.settles("not-paid");
    await at.sees("not-charged");
    await at.reads(2, checkout.declined.byPerson);
    await at.scan(code);
    await at.sees("not-charged");
    expect((await provider.ledger()).charges).toEqual([]);
    await at.scan(approved());
    await at.sees("receipt-due");
    expect((await provider.ledger()).charges).toHaveLength(1);
  });

  test("unknown: later keeps it counted; a late answer settles it and is said", async ({ shop, provider }) => {
    const at = await shop.open({ timeouts: { unknownAfterSeconds: 5 } });
    const { checkout } = at.words;
    await provider.faults({ on: "charge", hold: "after" });
    await at.type("127500");
    await at.scan(approved());
    await at.sees("unknown");
    await at.reads(2, checkout.unknown.listening);
    await at.press("F8");
    await at.sees("entry");
    await expect(at.page.getByRole("banner").locator('[aria-keyshortcuts="F4"]')).toContainText("1");
    await at.press("F4");
    await expect(at.page.getByText(at.words.waiting.settle.title)).toBeVisible();
    await at.press("Escape");
    await provider.release();
    await expect(at.page.getByText(/: paid$/u)).toBeVisible();
    await at.page.getByRole("button", { name: checkout.action.open, exact: true }).press("Enter");
    await at.sees("receipt-due");
    await at.reads(2, checkout.paid.late);
  });

  test("unknown: a late answer turns the screen", async ({ shop, provider }) => {
    const at = await shop.open({ timeouts: { unknownAfterSeconds: 5 } });
    await provider.faults({ on: "charge", hold: "after" });
    await at.type("127500");
    await at.scan(approved());
    await at.sees("unknown");
    await provider.release();
    await at.sees("receipt-due");
    await at.reads(2, at.words.checkout.paid.late);
  });

  test("a refused receipt: another one is scanned; the payment stands", async ({ shop, provider }) => {
    const at = await shop.open();
    await at.type("127500");
    await at.scan(approved());
    await at.sees("receipt-due");
    await at.scan(refusedReceipt());
    await at.sees("receipt-rejected");
    await at.reads(3, at.words.checkout.receipt.rejected);
    await at.reads(2, at.words.checkout.paid.title);
    await at.scan(receipt());
    await at.sees("done");
    expect((await provider.ledger()).receipts).toHaveLength(1);
  });
});
