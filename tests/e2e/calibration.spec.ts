import type { Cashier } from "./shop/cashier.ts";
import { approved, receipt } from "./shop/codes.ts";
import { expect, onBothHosts, test } from "./shop/test.ts";

async function openUnit({ page, words, press }: Cashier): Promise<void> {
  await press("F9");
  await page.getByRole("tab", { selected: true }).focus();
  const tab = page.getByRole("tab", { name: words.settings.sections.unit });
  for (let turn = 0; turn < 8 && (await tab.getAttribute("aria-selected")) !== "true"; turn += 1)
    await press("ArrowDown");
  await expect(tab).toHaveAttribute("aria-selected", "true");
}

onBothHosts(() => {
  test("live without a unit: not ready, the way to the settings, the choice, the trial sale, the proof", async ({
    shop,
    provider,
  }) => {
    const at = await shop.open({ unit: null });
    const { page, words } = at;
    const { settings, checkout } = words;
    await at.reads(2, words.errors["not-configured"].what["unit-not-chosen"]);
    await at.type("127500");
    await at.scan(approved());
    await at.sees("entry");
    expect((await provider.ledger()).presented).toEqual([]);
    await at.press("Escape");

    await openUnit(at);
    const sums = page.getByRole("radio", { name: settings.unit.sum });
    await sums.focus();
    await at.press("Space");
    await expect(sums).toBeChecked();
    await page
      .getByRole("button", { name: settings.unit.choose.replace("{{unit}}", settings.unit.sum) })
      .press("Enter");
    await expect(page.getByText(settings.unit.noSale)).toBeVisible();
    await at.press("Escape");

    await at.type("127500");
    await at.reads(2, checkout.block["over-calibration-cap"]);
    await at.press("Escape");
    await at.type("1000");
    await at.scan(approved());
    await at.sees("receipt-due");
    await at.scan(receipt());
    await at.sees("done");
    expect((await provider.ledger()).charges.map(({ amount }) => amount)).toEqual(["1000"]);

    await openUnit(at);
    await page.getByRole("textbox", { name: settings.unit.shown }).fill("1000");
    await page.getByRole("button", { name: settings.unit.calibrate }).press("Enter");
    await expect(page.getByText(settings.unit.states.confirmed).first()).toBeVisible();
    await at.press("Escape");
    await at.press("Enter");
    await at.type("127500");
    await at.scan(approved());
    await at.sees("receipt-due");
  });
});
