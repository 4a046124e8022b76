import type { Page } from "@playwright/test";
import { loadDisplayWords } from "../../renderer/display/words.ts";
import type { Locale } from "../../shared/domain/settings.ts";
import { createPageWatch } from "./drivers/page-watch.ts";
import { launchElectronStandIn } from "./electron/driver.ts";
import { expectAccessible } from "./shop/axe.ts";
import { createCashier, type Cashier } from "./shop/cashier.ts";
import { approved, declined, receipt } from "./shop/codes.ts";
import { expectFits } from "./shop/fit.ts";
import { expect, test } from "./shop/test.ts";

const scene = (display: Page) => display.locator("main[data-scene]");
const shows = (display: Page, name: string) => expect(scene(display)).toHaveAttribute("data-scene", name);

/** Switches the customer's screen on in the settings; opens it where it is a tab. */
async function openDisplay(at: Cashier, language: Locale): Promise<Page> {
  const { page, words } = at;
  const { customerDisplay, settings, common } = words;
  await at.press("F9");
  await page.getByRole("tab", { name: settings.sections.display }).click();
  await page.getByRole("switch", { name: customerDisplay.on }).press("Space");
  await page.getByRole("radio", { name: common.languageName[language] }).last().press("Space");
  await expectAccessible(page);
  await expectFits(page);
  const opened = page.context().waitForEvent("page");
  await page.getByRole("button", { name: customerDisplay.open }).press("Enter");
  const display = await opened;
  await shows(display, "idle");
  await at.press("Escape");
  return display;
}

for (const [locale, theirs] of [
  ["ru", "uz"],
  ["uz", "vi"],
] as const) {
  test(`the customer sees their payment in ${theirs} beside a till in ${locale}, and nothing else`, async ({
    shop,
  }) => {
    const at = await shop.open({ locale, printer: { header: "Chilonzor 9" } });
    const watch = createPageWatch();
    const display = await openDisplay(at, theirs);
    watch.watch(display);
    const words = await loadDisplayWords(theirs);
    await expect(display.getByRole("heading", { name: words.welcome })).toBeVisible();
    await expect(display.getByText("Chilonzor 9")).toBeVisible();
    await at.type("127500");
    await shows(display, "due");
    await expect(display.getByText(/127\s500/u)).toBeVisible();
    await expect(display.getByText(words.showCode)).toBeVisible();
    await expectAccessible(display);
    const code = approved();
    await at.scan(code);
    await shows(display, "paid");
    await expectAccessible(display);
    await at.scan(receipt());
    await at.sees("done");
    await at.press("Enter");
    await shows(display, "idle");
    await at.type("9000");
    await at.scan(declined());
    await shows(display, "not-paid");
    await expect(display.getByText(words.notPaidNow)).toBeVisible();
    await expectAccessible(display);
    const said = await display.evaluate(() => document.documentElement.outerHTML);
    expect(said).not.toContain(code);
    expect(said).not.toMatch(/Dilnoza|860012|5009/u);
    expect(watch.complaints()).toEqual([]);
  });
}

test("a hostile display page can reach nothing of the till, with the browser's own cookies", async ({ shop }) => {
  const at = await shop.open({ locale: "ru" });
  const display = await openDisplay(at, "ru");
  const till = new URL(at.page.url()).origin;
  const tried = await display.evaluate(async (origin) => {
    const bridge = await new Promise<string>((resolve) => {
      const socket = new WebSocket(`${origin.replace("http", "ws")}/bridge`);
      socket.addEventListener("open", () => resolve("open"));
      socket.addEventListener("error", () => resolve("refused"));
    }).catch(() => "refused");
    const own = await new Promise<string>((resolve) => {
      const socket = new WebSocket(`ws://${location.host}/feed`);
      socket.addEventListener("open", () => socket.send('{"id":1,"method":"app.status","input":null}'));
      socket.addEventListener("close", ({ code }) => resolve(String(code)));
    });
    const page = await fetch(`${origin}/`, { credentials: "include" }).then(
      () => "read",
      () => "refused",
    );
    return { bridge, own, page, pos: "pos" in window, opener: window.opener === null };
  }, till);
  expect(tried).toEqual({ bridge: "refused", own: "1008", page: "refused", pos: false, opener: true });
});

test("a code to scan is shown large, in training with its marks, and gone when it is switched off", async ({
  shop,
}) => {
  const at = await shop.open({ locale: "uz", mode: "training" });
  if ((await at.page.getByRole("complementary").count()) > 0) await at.press("Escape");
  const display = await openDisplay(at, "uz");
  const words = await loadDisplayWords("uz");
  await expect(display.getByText(words.trainingMeans)).toBeVisible();
  await expect(display.locator("[data-watermark]")).toBeVisible();
  await at.press("F6");
  await at.page.getByRole("radio", { name: at.words.training.ways.appotapayQr }).press("Space");
  await at.press("Escape");
  await at.type("77707");
  await at.press("Enter");
  await shows(display, "scan");
  await expect(display.getByRole("figure", { name: words.code })).toBeVisible();
  await expectAccessible(display);
  await at.press("F9");
  await at.page.getByRole("tab", { name: at.words.settings.sections.display }).click();
  await at.page.getByRole("switch", { name: at.words.customerDisplay.on }).press("Space");
  await shows(display, "off");
  await expect(scene(display)).toBeEmpty();
});

test("in Electron it is a second window with its own preload, told by the main process alone", async ({
  browser,
  dataDir,
}) => {
  const till = await launchElectronStandIn({ browser, dataDir });
  try {
    const at = await createCashier(till.page, "uz");
    await at.press("Escape");
    await at.press("F9");
    await till.page.getByRole("tab", { name: at.words.settings.sections.display }).click();
    await till.page.getByRole("switch", { name: at.words.customerDisplay.on }).press("Space");
    const display = await till.nthPage(2);
    await shows(display, "idle");
    expect(
      await display.evaluate(() => [Object.keys(Reflect.get(window, "customerDisplay") as object), "pos" in window]),
    ).toEqual([["subscribe"], false]);
    await at.press("Escape");
    await at.type("48000");
    await shows(display, "due");
  } finally {
    await till.close();
  }
});
