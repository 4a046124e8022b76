import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { approved } from "./shop/codes.ts";
import { expectAccessible } from "./shop/axe.ts";
import { createCashier, type Cashier } from "./shop/cashier.ts";
import { expectFits } from "./shop/fit.ts";
import { expect, onBothHosts, test } from "./shop/test.ts";

const setupRegion = ({ page, words }: Cashier) => page.getByRole("region", { name: words.setup.title });
const stepName = (at: Cashier) => setupRegion(at).getByRole("heading", { level: 3 });
const next = (at: Cashier) => at.page.getByRole("button", { name: at.words.setup.next, exact: true });

const settingsSchema = z.looseObject({ setup: z.looseObject({ step: z.string() }) });

/** The step that the till would go on with after a power cut. */
function keptStep(dataDir: string): string {
  return settingsSchema.parse(JSON.parse(readFileSync(join(dataDir, "settings.json"), "utf8"))).setup.step;
}

onBothHosts(() => {
  test("a newcomer is offered the setup and sells without it; said not now, it does not come back", async ({
    launch,
    dataDir,
  }) => {
    const first = await launch();
    const at = await createCashier(first.page, "uz");
    const { page, words } = at;
    const offer = page.getByRole("button", { name: words.checkout.note.setupBegin });
    await expect(offer).toBeVisible();
    await at.press("F6");
    await page.setViewportSize({ width: 1024, height: 768 });
    await expectFits(page);
    await page.setViewportSize({ width: 1366, height: 768 });
    await at.press("F6");
    await at.type("48000");
    await page
      .getByRole("button", { name: words.training.useNamed.replace("{{name}}", words.training.outcomes.approved.name) })
      .click();
    await at.sees("receipt-due");
    await page.getByRole("button", { name: words.checkout.note.setupNotNow }).press("Enter");
    await expect(offer).toHaveCount(0);
    await expect.poll(() => readFileSync(join(dataDir, "settings.json"), "utf8")).toMatch(/"offered":\s*false/u);
    await first.kill();
    const again = await createCashier((await launch()).page, "uz");
    await expect(again.page.getByText(words.checkout.note.training)).toBeVisible();
    await expect(again.page.getByRole("button", { name: words.checkout.note.setupBegin })).toHaveCount(0);
  });

  test("the setup is left with Escape, outlives the till's death, and is gone through to its end by keys", async ({
    launch,
    dataDir,
  }) => {
    const first = await launch();
    const uz = await createCashier(first.page, "uz");
    await first.page.getByRole("button", { name: uz.words.checkout.note.setupBegin }).press("Enter");
    await first.page.getByRole("radio", { name: uz.words.common.languageName.ru }).press("Space");
    const ru = await createCashier(first.page, "ru");
    await expect(stepName(ru)).toHaveText(ru.words.setup.language.name);
    await next(ru).press("Enter");
    await expect(stepName(ru)).toBeFocused();
    const name = first.page.getByLabel(ru.words.settings.terminal.name);
    await name.fill("Чиланзар 9");
    await name.press("Enter");
    await expect(first.page.getByText("Чиланзар 9")).toBeVisible();
    await next(ru).press("Enter");
    await expect(stepName(ru)).toHaveText(ru.words.setup.mode.name);
    await ru.press("Escape");
    await expect(setupRegion(ru)).toHaveCount(0);
    await expect.poll(() => keptStep(dataDir)).toBe("mode");
    await first.kill();

    const at = await createCashier((await launch()).page, "ru");
    const { page, words } = at;
    await expect(page.getByText("Чиланзар 9")).toBeVisible();
    await page.getByRole("button", { name: words.checkout.note.setupGoOn }).press("Enter");
    await expect(stepName(at)).toHaveText(words.setup.mode.name);
    for (const step of ["provider", "unit", "scanner", "printer", "pin", "done"] as const) {
      await next(at).press("Enter");
      await expect(stepName(at)).toHaveText(words.setup[step].name);
      await expectAccessible(page);
    }
    await page.getByRole("button", { name: words.setup.done.sell }).press("Enter");
    await expect(page.getByRole("complementary")).toHaveCount(0);
    await expect(page.getByRole("button", { name: words.checkout.note.setupGoOn })).toHaveCount(0);
  });
});

test("a scan in the setup is tried and never charged", async ({ shop, provider }) => {
  const at = await shop.open();
  await at.type("127500");
  await at.press("F9");
  await at.page.getByRole("button", { name: at.words.setup.open }).press("Enter");
  await at.page.getByRole("button", { name: at.words.setup.scanner.name }).press("Enter");
  await at.scan(approved());
  await expect(at.page.getByText(at.words.checkout.notice.found.payment)).toBeVisible();
  expect((await provider.ledger()).presented).toEqual([]);
});
