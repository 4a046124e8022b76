import { approved } from "./shop/codes.ts";
import { expect, onBothHosts, test } from "./shop/test.ts";

const ORDER = "Stol 12";

onBothHosts((host) => {
  const locale = host === "browser" ? "uz" : "ru";

  test("an order reference and a note are typed before the charge, kept with the sale and found again", async ({
    shop,
    provider,
  }) => {
    const at = await shop.open({ locale });
    const { checkout, history } = at.words;
    await at.type("127500");
    await at.press("KeyR");
    const order = at.stage(1).getByRole("textbox", { name: checkout.amount.reference, exact: true });
    await expect(order).toBeFocused();
    await at.page.keyboard.type(ORDER, { delay: 80 });
    await at.press("Tab");
    await at.page.keyboard.type("7 dona, 2 paket", { delay: 80 });
    await at.press("Enter");
    await expect(at.stage(1).getByRole("button", { name: ORDER })).toBeVisible();
    // The figures typed into the fields went nowhere else.
    await at.reads(2, checkout.code.ready);
    await at.scan(approved());
    await at.sees("receipt-due");
    await expect(at.stage(1).getByText(ORDER)).toBeVisible();
    expect((await provider.ledger()).charges.map(({ amount }) => amount)).toEqual(["127500"]);

    await at.press("F8");
    await at.press("F3");
    await at.page.getByRole("searchbox", { name: history.filter }).fill("stol 12");
    await at.page.getByRole("complementary").getByRole("listitem").first().getByRole("button").press("Enter");
    await expect(at.page.getByText("7 dona, 2 paket").first()).toBeVisible();
  });

  test("a scan while the note is being typed is the charge, and leaves no character in the fields", async ({
    shop,
    provider,
  }) => {
    const at = await shop.open({ locale });
    await at.type("48000");
    await at.press("KeyR");
    await at.page.keyboard.type(ORDER, { delay: 80 });
    const code = approved();
    await at.scan(code);
    await at.sees("receipt-due");
    await expect(at.stage(1).getByText(ORDER, { exact: true })).toBeVisible();
    const { charges } = await provider.ledger();
    expect(charges).toMatchObject([{ amount: "48000", code }]);
  });
});
