import { encode } from "uqr";
import type { Cashier } from "./shop/cashier.ts";
import { createCashier } from "./shop/cashier.ts";
import { expectAccessible } from "./shop/axe.ts";
import { expectFits } from "./shop/fit.ts";
import { expect, onBothHosts, test } from "./shop/test.ts";

/** A first start lays the sample codes beside the lane. */
async function closeSamples({ page, words, press }: Cashier): Promise<void> {
  await expect(page.getByRole("heading", { name: words.training.title })).toBeFocused();
  await press("Escape");
  await expect(page.getByRole("complementary")).toHaveCount(0);
}

onBothHosts(() => {
  test("a newcomer's first start is training; the samples on screen make a sale, by mouse alone", async ({
    launch,
  }) => {
    const { page } = await launch();
    const at = await createCashier(page, "uz");
    const { words } = at;
    await expect(page.getByText(words.checkout.note.training)).toBeVisible();
    await expect(page.getByRole("heading", { name: words.training.title })).toBeFocused();
    for (const digit of "48") await page.getByRole("button", { name: digit, exact: true }).click();
    await page.getByRole("button", { name: "000", exact: true }).click();
    const use = (name: string) =>
      page.getByRole("button", { name: words.training.useNamed.replace("{{name}}", name) }).click();
    await at.reads(2, words.checkout.code.ready);
    await use(words.training.outcomes.approved.name);
    await at.sees("receipt-due");
    await use(words.training.outcomes.receipt.name);
    await at.sees("done");
  });

  test("the same by keys alone, and the language switches at once", async ({ launch }) => {
    const { page } = await launch();
    const uz = await createCashier(page, "uz");
    await closeSamples(uz);
    await page.getByRole("button", { name: uz.words.common.languageName.en }).press("Enter");
    const at = await createCashier(page, "en");
    await at.reads(2, at.words.checkout.code.notDue);
    await at.type("48000");
    await at.press("F6");
    await expect(page.getByRole("heading", { name: at.words.training.title })).toBeFocused();
    const key = async (name: string): Promise<void> => {
      const button = page.getByRole("button", { name: at.words.training.useNamed.replace("{{name}}", name) });
      await expect(button).toBeVisible();
      await at.press(`Key${(await button.getAttribute("aria-keyshortcuts")) ?? ""}`);
    };
    await key(at.words.training.outcomes.approved.name);
    await at.sees("receipt-due");
    await key(at.words.training.outcomes.receipt.name);
    await at.sees("done");
  });
});

/** The modules that are drawn, row by row, without the quiet zone. */
async function drawnModules(at: Cashier): Promise<readonly string[]> {
  const svg = at.stage(2).getByRole("figure", { name: at.words.checkout.customer.qr }).locator("svg");
  const { size, path } = await svg.evaluate((element) => ({
    size: Number(element.getAttribute("viewBox")?.split(" ")[2]),
    path: element.querySelector("path")?.getAttribute("d") ?? "",
  }));
  const rows = Array.from({ length: size }, () => Array<string>(size).fill(" "));
  for (const [, x, y, run] of path.matchAll(/M(\d+) (\d+)h(\d+)/gu)) {
    rows[Number(y)]?.fill("#", Number(x), Number(x) + Number(run));
  }
  return rows.map((row) => row.join(""));
}

/** What a QR of this text looks like. */
function modulesOf(text: string): readonly string[] {
  return encode(text, { ecc: "M", border: 4 }).data.map((row) => row.map((dark) => (dark ? "#" : " ")).join(""));
}

/** What the till was told to show, as its own journal has it. */
function shownText(dataDir: string): string {
  const { DatabaseSync } = process.getBuiltinModule("node:sqlite");
  const journal = new DatabaseSync(`${dataDir}/training/journal.sqlite`, { readOnly: true });
  const rows = journal.prepare("SELECT * FROM events").all();
  journal.close();
  const text = /"kind":"qr","text":"((?:[^"\\]|\\.)*)"/u.exec(JSON.stringify(rows).replaceAll('\\"', '"'))?.[1];
  if (text === undefined) throw new Error("no QR in the journal");
  return text;
}

const providers = [
  { id: "freedom", amount: "127500", settings: { enabled: true, flow: "merchant-qr", currency: "UZS" } },
  { id: "appotapay", amount: "120000", settings: { enabled: true, flow: "merchant-qr" } },
  { id: "wallet", amount: "1000", settings: { enabled: true, system: "visamaster.usd" } },
] as const;

for (const { id, amount, settings } of providers) {
  for (const locale of ["ru", "vi"] as const) {
    test.describe(`${id} in ${locale}`, () => {
      test.use({ hostName: locale === "ru" ? "browser" : "electron-stand-in" });
      test("picked by key, shows its QR, turns paid by itself", async ({ shop, dataDir }) => {
        const at = await shop.open({ mode: "training", locale, providers: { [id]: settings } });
        const { page, words } = at;
        await closeSamples(at);
        await page.getByRole("radio", { name: words.common.provider.anor }).focus();
        const radio = page.getByRole("radio", { name: words.common.provider[id] });
        await at.press("ArrowRight");
        await expect(radio).toBeChecked();
        await at.stage(1).locator("h2").click();
        await at.type(amount);
        await at.reads(2, words.checkout.present.title);
        await at.press("Enter");
        await at.sees("awaiting-customer");
        const drawn = await drawnModules(at);
        expect(drawn).toEqual(modulesOf(shownText(dataDir)));
        await at.sees("done");
        await at.reads(3, words.checkout.receipt.notRequired);
        await at.press("Enter");
        await at.sees("entry");
      });
    });
  }
}

test("a QR that nobody pays is called off", async ({ shop }) => {
  const at = await shop.open({
    mode: "training",
    selectedProvider: "freedom",
    providers: { freedom: { enabled: true, flow: "merchant-qr", currency: "UZS" } },
  });
  await closeSamples(at);
  await at.type("77707");
  await at.press("Enter");
  await at.sees("awaiting-customer");
  await at.press("Escape");
  await at.sees("not-charged");
  await at.reads(2, at.words.checkout.ended.cancelled);
  await at.press("Escape");
  await at.sees("entry");
});

for (const [locale, theme] of [
  ["uz", "light"],
  ["ru", "dark"],
] as const) {
  test(`in ${theme}: the word lies over every screen, takes no press, and leaves every contrast as it is`, async ({
    shop,
  }) => {
    const at = await shop.open({ mode: "training", locale, theme });
    const { page } = at;
    await page.setViewportSize({ width: 1366, height: 768 });
    await closeSamples(at);
    const mark = page.locator("[data-watermark]");
    for (const key of [null, "F3", "F4", "F5", "F9", "F6"]) {
      if (key !== null) await at.press(key);
      await expect(mark).toBeVisible();
      expect(await mark.evaluate((element) => Number(getComputedStyle(element).opacity))).toBeLessThan(0.1);
      await expectAccessible(page);
      await test.step(`fits: ${key ?? "lane"}`, () => expectFits(page));
    }
    expect(await page.evaluate(() => document.elementFromPoint(500, 400)?.closest("[data-watermark]"))).toBeNull();
    // A picture of any part of the screen holds the word.
    const words = await mark.locator("span").evaluateAll((all) =>
      all.map((one) => {
        const { x, y } = one.getBoundingClientRect();
        return x < innerWidth && y < innerHeight;
      }),
    );
    expect(words.filter(Boolean).length).toBeGreaterThanOrEqual(9);
  });
}

for (const [locale, theme] of [
  ["uz", "dark"],
  ["vi", "light"],
] as const) {
  test(`in ${theme}: the word lies over every dialog too, which stands above the screen`, async ({ shop }) => {
    const people = [
      { name: "Aziza", role: "manager", pin: "480915" },
      { name: "Dilnoza", role: "cashier", pin: "6811" },
    ];
    const at = await shop.open({ mode: "training", locale, theme, people });
    const { page } = at;
    const dialog = page.getByRole("dialog");
    const pin = dialog.locator("input");
    const isMarked = async (title: string) => {
      await expect(dialog).toContainText(title);
      const mark = dialog.locator("[data-watermark]");
      await expect(mark).toBeVisible();
      const there = await mark.evaluate((element) => {
        const { x, y, width, height } = element.getBoundingClientRect();
        return { x, y, covers: width >= innerWidth && height >= innerHeight };
      });
      expect(there).toEqual({ x: 0, y: 0, covers: true });
      await expectAccessible(page);
      await expectFits(page);
    };
    await isMarked(at.words.people.lock.title);
    await pin.fill("6811");
    await at.press("Enter");
    await expect(dialog).toHaveCount(0);

    await at.press("F1");
    await isMarked(at.words.checkout.keys.title);
    await at.press("Escape");
    await expect(dialog).toHaveCount(0);

    await at.press("F9");
    const name = page.getByRole("textbox", { name: at.words.settings.terminal.cashier });
    await name.fill("Somebody");
    await name.press("Enter");
    await isMarked(at.words.people.approval.manager);
    // It takes no press: the field below it does.
    await pin.click();
    await expect(pin).toBeFocused();
  });
}

test("in live mode there is no such word", async ({ shop }) => {
  const at = await shop.open({ mode: "live" });
  await expect(at.page.locator("[data-watermark]")).toHaveCount(0);
});
