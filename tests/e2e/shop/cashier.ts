import { expect, type Locator, type Page } from "@playwright/test";
import type { Locale } from "../../../shared/domain/settings.ts";
import { loadCatalog, type AnyCatalog } from "../../../renderer/i18n/catalog.ts";
import type { StepName } from "../../../renderer/stores/lane-step.ts";
import { pressKey, scan, typeDigits, type ScanOptions } from "../scanner.ts";

/** Somebody at the till: hands on keys and scanner, eyes on the lane. */
export interface Cashier {
  readonly page: Page;
  readonly locale: Locale;
  /** Everything the till can say in its language. */
  readonly words: AnyCatalog;
  type(digits: string): Promise<void>;
  press(key: string): Promise<void>;
  scan(code: string, options?: ScanOptions): Promise<void>;
  /** One of the three places of the lane. */
  stage(number: 1 | 2 | 3): Locator;
  /** Waits until the lane's sale has come to this step. */
  sees(step: StepName): Promise<void>;
  /** Waits until a stage says this; figures may stand where the sentence has a gap. */
  reads(number: 1 | 2 | 3, sentence: string): Promise<void>;
  /** Settles an unknown payment by keys: the answer, then that the customer's app was looked at. */
  settles(outcome: "paid" | "not-paid"): Promise<void>;
  /** Every text on the page, also what only assistive technology gets. */
  everythingSaid(): Promise<readonly string[]>;
}

export async function createCashier(page: Page, locale: Locale): Promise<Cashier> {
  const words = await loadCatalog(locale);
  const stage = (number: 1 | 2 | 3) => page.locator(`section[data-stage="${number}"]`);
  await expect(page.locator("main[data-step]")).toBeVisible();
  // The keys are listened to from the frame after the first one on.
  await page.evaluate(() => new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next))));
  return {
    page,
    locale,
    words,
    stage,
    type: (digits) => typeDigits(page, digits),
    press: (key) => pressKey(page, key),
    scan: (code, options) => scan(page, code, options),
    async sees(step) {
      await expect(page.locator("main[data-step]")).toHaveAttribute("data-step", step);
    },
    async reads(number, sentence) {
      await expect(stage(number).getByText(sentencePattern(sentence)).first()).toBeVisible();
    },
    async settles(outcome) {
      await pressKey(page, outcome === "paid" ? "KeyY" : "KeyN");
      await expect(page.getByRole("radio", { name: words.common.evidence["customer-app"] })).toBeFocused();
      await pressKey(page, "Space");
      await pressKey(page, "Enter");
    },
    everythingSaid: () =>
      page.evaluate(() => {
        const named = ["aria-label", "title", "placeholder"].flatMap((name) =>
          Array.from(document.querySelectorAll(`[${name}]`), (element) => element.getAttribute(name) ?? ""),
        );
        return [...document.body.innerText.split("\n"), ...named].map((line) => line.trim()).filter(Boolean);
      }),
  };
}

/** The sentence with anything in its gaps. */
export function sentencePattern(sentence: string): RegExp {
  const parts = sentence.split(/\{\{\w+\}\}/u).map((part) => part.replaceAll(/[$()*+.?[\\\]^{|}]/gu, String.raw`\$&`));
  return new RegExp(parts.join(".+").replaceAll(" ", String.raw`\s`), "u");
}
