import { DatabaseSync } from "node:sqlite";
import { join } from "node:path";
import type { Cashier } from "./shop/cashier.ts";
import { approved } from "./shop/codes.ts";
import { expectAccessible } from "./shop/axe.ts";
import { expectFits } from "./shop/fit.ts";
import { expect, test } from "./shop/test.ts";

const people = [
  { name: "Aziza", role: "manager", pin: "480915" },
  { name: "Dilnoza", role: "cashier", pin: "6811" },
];
const dialog = ({ page }: Cashier) => page.getByRole("dialog");

/** A PIN typed at a human's pace into the question that stands over the till. */
async function gives(at: Cashier, pin: string): Promise<void> {
  const field = dialog(at).locator("input");
  await expect(field).toBeFocused();
  await field.fill(pin);
  await at.press("Enter");
}

/** Who changed settings, and by whose PIN, out of the journal's file. */
function whoChanged(dataDir: string): unknown[] {
  const journal = new DatabaseSync(join(dataDir, "live/journal.sqlite"), { readOnly: true });
  const rows = journal.prepare("SELECT payload FROM events ORDER BY seq").all();
  journal.close();
  return rows
    .map(({ payload }): unknown => JSON.parse(String(payload)))
    .filter((event) => JSON.stringify(event).includes('"terminal.cashier"'));
}

test.use({ hostName: "browser" });

test("a cashier signs in, sells, and changes settings by the manager's PIN; both are on record", async ({
  shop,
  dataDir,
}) => {
  const at = await shop.open({ people });
  const { page, words } = at;
  await expect(dialog(at)).toContainText(words.people.lock.title);
  await gives(at, "6811");
  await expect(dialog(at)).toHaveCount(0);
  await at.type("127500");
  await at.scan(approved());
  await at.sees("receipt-due");

  await at.press("F9");
  const name = page.getByRole("textbox", { name: words.settings.terminal.cashier });
  await name.fill("Somebody");
  await name.press("Enter");
  await expect(dialog(at)).toContainText(words.people.approval.manager);
  await expectAccessible(page);
  await gives(at, "480915");
  await expect(dialog(at)).toHaveCount(0);
  await expect(name).toHaveValue("Somebody");
  await expect
    .poll(() => whoChanged(dataDir).at(-1))
    .toMatchObject({ type: "settings.changed", who: "Dilnoza", allowedBy: "Aziza" });
});

test("a locked till charges nothing that is scanned, and says so", async ({ shop, provider }) => {
  const at = await shop.open({ people, locale: "ru" });
  await gives(at, "6811");
  await expect(dialog(at)).toHaveCount(0);
  await at.type("127500");
  await at.press("F10");
  await expect(dialog(at)).toContainText(at.words.people.lock.title);
  await at.scan(approved());
  await expect(dialog(at)).toContainText(at.words.people.lock.scanned);
  await expectAccessible(at.page);
  expect((await provider.ledger()).presented).toEqual([]);
  await gives(at, "480915");
  await expect(dialog(at)).toHaveCount(0);
  await at.scan(approved());
  await at.sees("receipt-due");
});

test("wrong PINs wait, and a restart does not shorten it", async ({ shop }) => {
  const first = await shop.open({ people, locale: "uz" });
  const waits = first.words.errors.conflict.what["pin-locked"];
  for (let misses = 0; misses < 12; misses += 1) {
    await gives(first, "0000");
    await expect(dialog(first).getByRole("alert").last()).not.toBeEmpty();
  }
  await expect(dialog(first)).toContainText(waits);
  await shop.till().kill();
  const at = await shop.open({ people, locale: "uz" });
  await gives(at, "6811");
  await expect(dialog(at)).toContainText(waits);
  await expectAccessible(at.page);
});

for (const { locale, theme } of [
  { locale: "ru", theme: "light" },
  { locale: "uz", theme: "dark" },
] as const) {
  test(`the people in the settings are named, without their PINs (${locale}, ${theme})`, async ({ shop }) => {
    const at = await shop.open({ people, locale, theme });
    const { page, words } = at;
    await page.setViewportSize({ width: 1024, height: 768 });
    await gives(at, "480915");
    await expect(dialog(at)).toHaveCount(0);
    await at.press("F9");
    await page.getByRole("tab", { name: words.settings.sections.security }).click();
    await expect(page.getByRole("list", { name: words.people.list.title }).getByRole("listitem")).toHaveCount(2);
    await page.getByRole("button", { name: words.people.list.add }).click();
    await expect(page.getByLabel(words.people.list.newPin, { exact: true })).toHaveAttribute("type", "password");
    await expectAccessible(page);
    await expectFits(page);
  });
}
