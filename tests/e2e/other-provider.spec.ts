import { samplePass } from "../../electron/payments/sandbox/freedom/samples.ts";
import { expectAccessible } from "./shop/axe.ts";
import { expect, onBothHosts, test } from "./shop/test.ts";

onBothHosts(() => {
  test("a code that looks like another provider's is offered there, and charged by its next scan", async ({ shop }) => {
    const at = await shop.open({
      mode: "training",
      providers: { freedom: { enabled: true, flow: "customer-pass", currency: "UZS" } },
      selectedProvider: "anor",
    });
    const { checkout, common, training } = at.words;
    await expect(at.page.getByRole("heading", { name: training.title })).toBeFocused();
    await at.press("Escape");
    await at.type("127500");
    const pass = samplePass("approved");
    await at.scan(pass);
    const named = (sentence: string) => sentence.replaceAll("{{provider}}", common.provider.freedom);
    await at.reads(2, named(checkout.notice.otherProvider));
    await at.sees("entry");
    await expectAccessible(at.page);
    await at.page.keyboard.press("Control+F2");
    await expect(at.stage(2).getByRole("radio", { name: common.provider.freedom })).toBeChecked();
    await expect(at.stage(2).getByText(named(checkout.notice.otherProvider))).toHaveCount(0);
    await at.sees("entry");
    // The same code within two seconds is no second showing of it; the cashier scans once more.
    await expect(async () => {
      await at.scan(pass);
      await at.sees("done");
    }).toPass();
    await at.reads(3, checkout.receipt.notRequired);
  });
});
