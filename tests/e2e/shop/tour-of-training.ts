import { expect } from "@playwright/test";
import type { Cashier } from "./cashier.ts";

/** A first start: training, its samples, and a QR that the customer pays; `look` is called in each state. */
export async function tourOfTraining(at: Cashier, look: (name: string) => Promise<void>): Promise<void> {
  const { page, words } = at;
  const title = page.getByRole("heading", { name: words.training.title });
  await expect(async () => {
    // They come by themselves only where there is room for them beside the lane.
    if (!(await title.isVisible())) await at.press("F6");
    await expect(title).toBeFocused({ timeout: 2_000 });
  }).toPass();
  await look("training");
  const ways = ["freedomQr", "freedomPass", "appotapayQr", "appotapayDevice", "walletQr"] as const;
  for (const way of ways) {
    const radio = page.getByRole("radio", { name: words.training.ways[way], exact: true });
    await radio.focus();
    await at.press("Space");
    await expect(radio).toBeChecked();
    await look(`training-${way}`);
  }
  const qr = page.getByRole("radio", { name: words.training.ways.freedomQr, exact: true });
  await qr.focus();
  await at.press("Space");
  await expect(qr).toBeChecked();
  const waits = words.training.amounts.waits.name;
  await page
    .getByRole("button", { name: words.training.useNamed.replace("{{name}}", waits), exact: true })
    .press("Enter");
  await at.sees("awaiting-customer");
  await expect(at.stage(2).getByRole("figure", { name: words.checkout.customer.qr })).toBeVisible();
  await look("customer-qr");
  await at.press("Escape");
  await at.sees("not-charged");
  await look("called-off");
  await at.press("Escape");
  await at.sees("entry");
  await look("training-entry");
}
