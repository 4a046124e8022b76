import type { Locator } from "@playwright/test";
import { startTcpPrinter, type TcpPrinter } from "../fakes/printer/tcp-printer.ts";
import { expectAccessible } from "./shop/axe.ts";
import { sentencePattern, type Cashier } from "./shop/cashier.ts";
import { approved, receipt } from "./shop/codes.ts";
import { expectFits } from "./shop/fit.ts";
import { aboveTheTime, codesOn, paperOf, previewOf } from "./shop/paper.ts";
import { expect, test } from "./shop/test.ts";

const network = ({ address }: TcpPrinter) => ({ connection: "network", address, header: "Chilonzor 9" }) as const;

async function sell(at: Cashier, amount: string, code = receipt()): Promise<string> {
  await at.type(amount);
  await at.scan(approved());
  await at.sees("receipt-due");
  await at.scan(code);
  await at.sees("done");
  return code;
}

/** Presses a button by keys, once it can be pressed. */
async function use(at: Cashier, name: string): Promise<void> {
  const button = at.page.getByRole("button", { name });
  await expect(button).toBeEnabled();
  await button.press("Enter");
}

/** Opens the newest sale. */
async function openSale({ page, words, press }: Cashier): Promise<Locator> {
  await press("F3");
  const panel = page.getByRole("complementary");
  await expect(panel.getByRole("listitem").first()).toBeVisible();
  await press("ArrowDown");
  await press("Enter");
  await expect(panel.getByText(words.history.story.title)).toBeVisible();
  return panel;
}

for (const locale of ["ru", "uz"] as const) {
  test(`in ${locale}: the slip comes out by itself, can be looked at, and is printed again as a copy`, async ({
    shop,
    printer,
  }) => {
    const at = await shop.open({ locale, printer: { ...network(printer), automatic: "fiscalized" } });
    const { printing, history } = at.words;
    const link = await sell(at, "127500");
    const first = paperOf(await printer.next());
    expect(first.width).toBe(576);
    expect(await codesOn(first)).toEqual([link]);

    const panel = await openSale(at);
    await expect(panel.getByText(history.events.slipPrinted)).toBeVisible();
    await use(at, printing.look);
    const shown = await previewOf(at.page, printing.picture);
    expect(await codesOn(shown)).toEqual([link]);
    expect(aboveTheTime(shown)).not.toBe(aboveTheTime(first));
    await expectAccessible(at.page);
    await expectFits(at.page);
    await at.press("F7");
    const copy = paperOf(await printer.next());
    expect(aboveTheTime(copy)).toBe(aboveTheTime(shown));
    await expect(panel.getByText(sentencePattern(history.events.slipCopied))).toBeVisible();
    await at.press("Escape");
    await at.press("Escape");

    // With no sale open it is the lane's sale that F7 prints.
    await at.press("F7");
    expect(aboveTheTime(paperOf(await printer.next()))).toBe(aboveTheTime(copy));
  });

  test(`in ${locale}: the printer is set up, asked and tried in the settings`, async ({ shop, printer }) => {
    const at = await shop.open({ locale });
    const { page, words } = at;
    const { printing } = words;
    await at.press("F9");
    await page.getByRole("tab", { name: words.settings.sections.printer }).click();
    await page.getByRole("radio", { name: printing.connections.network }).press("Space");
    await page.getByLabel(printing.address).fill(printer.address);
    await page.getByLabel(printing.address).press("Enter");
    await page.getByRole("radio", { name: "58" }).press("Space");
    await use(at, printing.ask);
    await expect(page.getByText(printing.ready)).toBeVisible();
    await use(at, printing.testLook);
    const shown = await previewOf(page, printing.picture);
    await expectAccessible(page);
    await expectFits(page);
    await use(at, printing.testPrint);
    const paper = paperOf(await printer.next());
    expect(paper.width).toBe(384);
    expect(aboveTheTime(paper)).toBe(aboveTheTime(shown));
    expect(await codesOn(paper)).toEqual(["TILLA Chilonzor 9"]);
    printer.mood = "out-of-paper";
    await use(at, printing.ask);
    await expect(page.getByText(words.errors.printer.what["out-of-paper"])).toBeVisible();
  });
}

test("a printer that is off holds up no sale; what waits is said, and comes out when it is on", async ({
  shop,
  printer,
}) => {
  const at = await shop.open({ locale: "uz", printer: { ...network(printer), automatic: "paid" } });
  const waiting = at.page.getByText(at.words.errors.printer.what.unreachable);
  const port = Number(printer.address.split(":")[1]);
  await printer.close();
  await sell(at, "127500");
  await expect(waiting).toBeVisible();
  await expectAccessible(at.page);
  await expectFits(at.page);
  await at.press("Enter");
  await sell(at, "48000");
  await expect(waiting).toBeVisible();

  const back = await startTcpPrinter("ready", port);
  try {
    await at.press("F7");
    const [one, other] = [paperOf(await back.next()), paperOf(await back.next())];
    expect(aboveTheTime(one)).not.toBe(aboveTheTime(other));
    await expect(waiting).toHaveCount(0);
  } finally {
    await back.close();
  }
});

test("out of paper is said; what waits for a printer without paper can be given up, and the sales go on", async ({
  shop,
  printer,
}) => {
  const at = await shop.open({ locale: "ru", printer: { ...network(printer), automatic: "paid" } });
  const { errors, checkout } = at.words;
  const said = at.page.getByText(errors.printer.what["out-of-paper"]);
  printer.mood = "out-of-paper";
  await sell(at, "127500");
  await expect(said).toBeVisible();
  await expectAccessible(at.page);
  await at.page.keyboard.press("Control+F7");
  await expect(said).toHaveCount(0);
  await expect(at.page.getByRole("button", { name: checkout.note.printDrop })).toHaveCount(0);

  printer.mood = "ready";
  await at.press("Enter");
  await sell(at, "9000");
  await printer.next();
  expect(printer.prints()).toHaveLength(1);
});
