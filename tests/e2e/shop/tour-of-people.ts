import { expect } from "@playwright/test";
import type { Cashier } from "./cashier.ts";

/** Who works in the shop that this tour goes through. */
export const staff = [
  { name: "Aziza", role: "manager", pin: "480915" },
  { name: "Dilnoza", role: "cashier", pin: "6811" },
] as const;

/** The questions that stand over the till in a shop with people; `look` is called at each. */
export async function tourOfPeople(at: Cashier, look: (name: string) => Promise<void>): Promise<void> {
  const { page, words } = at;
  const dialog = page.getByRole("dialog");
  const give = async (pin: string): Promise<void> => {
    await expect(dialog.locator("input")).toBeFocused();
    await dialog.locator("input").fill(pin);
    await at.press("Enter");
  };
  await expect(dialog).toContainText(words.people.lock.title);
  await look("sign-in");
  await give("0000");
  await expect(dialog.getByRole("alert").last()).not.toBeEmpty();
  await look("sign-in-wrong");
  await give(staff[1].pin);
  await expect(dialog).toHaveCount(0);
  await look("signed-in");

  await at.press("F9");
  const name = page.getByRole("textbox", { name: words.settings.terminal.cashier });
  await name.fill("Somebody");
  await name.press("Enter");
  await expect(dialog).toContainText(words.people.approval.manager);
  await look("approval");
  await give(staff[0].pin);
  await expect(dialog).toHaveCount(0);
  await page.getByRole("tab", { name: words.settings.sections.security }).click();
  await page.getByRole("button", { name: words.people.list.add }).click();
  await expect(page.getByLabel(words.people.list.newPin, { exact: true })).toBeVisible();
  await look("person-added");
  await at.press("Escape");
  await expect(page.getByRole("complementary")).toHaveCount(0);
  await at.press("F10");
  await expect(dialog).toContainText(words.people.lock.title);
  await look("locked");
}
