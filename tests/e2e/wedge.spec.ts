import { expect, test as base, type Page } from "@playwright/test";
import fc from "fast-check";
import { buildPages } from "../bench/scan/build-pages.ts";
import { servePages } from "../bench/scan/serve.ts";
import { scanAll, type Layout } from "./scanner.ts";

/** A page with the till's own ears on it (tests/bench/scan/page/wedge.ts), for all tests of this file. */
const test = base.extend<object, { origin: string }>({
  origin: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the parameter's shape
    async ({}, provide) => {
      const server = await servePages({ "/": await buildPages() });
      await provide(server.origin);
      await server.close();
    },
    { scope: "worker", timeout: 120_000 },
  ],
});
const FOCUS = ["#field", "#button", "#seven"] as const;
const SPACINGS = [1, 2, 5, 10, 30] as const;
const LAYOUTS: readonly Layout[] = ["us", "ru", "uz-cyrl", "vi"];
const printable = Array.from({ length: 95 }, (_nothing, at) => String.fromCodePoint(0x20 + at));
/** What codes of every kind may hold, but for a blank as their first character (docs/scanning.md). */
const payload = fc
  .string({ unit: fc.constantFrom(...printable), minLength: 8, maxLength: 60 })
  .filter((text) => !text.startsWith(" "));
/** Scans by each layout, focus and spacing that are sent at once: 2 040 in all. */
const SCANS = 34;
/** All scans together; ten thousand take some minutes more and are sent by hand (docs/testing.md). */
const ALL_SCANS = Number(process.env["TILLA_WEDGE_SCANS"] ?? 2_040);
const ROUNDS = Math.ceil(ALL_SCANS / (SCANS * LAYOUTS.length * FOCUS.length * SPACINGS.length));
test.describe.configure({ timeout: 240_000 * ROUNDS });
const short = fc.string({ unit: fc.constantFrom(...printable.slice(1)), minLength: 8, maxLength: 12 });
/** Its blanks come before anyone can know a scanner: they would press the button that has the focus. */
const EARLY_BLANKS = "N7 x 2 4";

for (const layout of LAYOUTS) {
  test(`under the ${layout} layout every character arrives in order, and none in a field, an amount or a button`, async ({
    page,
    origin,
  }) => {
    await open(page, origin);
    for (const [turn, focus] of FOCUS.entries()) {
      await page.locator(focus).focus();
      for (const [round, spacingMs] of rounds()) {
        const seed = round * 1_000 + turn * 100 + spacingMs;
        const texts = [
          ...fc.sample(payload, { numRuns: 4, seed }),
          ...fc.sample(short, { numRuns: SCANS - 5, seed: seed + 1 }),
          EARLY_BLANKS,
        ];
        const suffixes = ["Enter", "Tab", "none", "Enter"] as const;
        const scans = texts.map((text, at) => ({ text, suffix: suffixes[at % 4] ?? "Enter" }));
        await scanAll(page, scans, { layout, spacingMs });
        const seen: string[] = [];
        await expect
          .poll(() => heard(page, seen), `${focus} at ${spacingMs} ms`)
          .toEqual({ scans: texts, amount: "127500", pressed: 0, field: "Order 7" });
      }
      await expect(page.locator(focus)).toBeFocused();
    }
  });
}

test("the longest code that there is, key by key", async ({ page, origin }) => {
  await open(page, origin);
  await page.locator("#field").focus();
  const text = Array.from(
    { length: 2_953 },
    (_nothing, at) => printable[1 + ((at * 7 + Math.floor(at / 94)) % 94)],
  ).join("");
  for (const suffix of ["Enter", "none"] as const) {
    await scanAll(page, [{ text, suffix }], { spacingMs: 1 });
    const seen: string[] = [];
    await expect
      .poll(() => heard(page, seen), { timeout: 30_000 })
      .toEqual({ scans: [text], amount: "127500", pressed: 0, field: "Order 7" });
  }
});

/** Each spacing once in every round. */
function rounds(): readonly (readonly [round: number, spacingMs: number])[] {
  return Array.from({ length: ROUNDS }, (_nothing, round) => SPACINGS.map((each) => [round, each] as const)).flat();
}

async function open(page: Page, origin: string): Promise<void> {
  await page.goto(`${origin}/wedge.html`);
  await page.waitForFunction(() => window.wedge !== undefined);
}

/** What has come of the keys so far, with silence after the last of them. */
async function heard(page: Page, seen: string[]): Promise<object> {
  const now = await page.evaluate(() => window.wedge?.look());
  seen.push(...(now?.scans ?? []));
  return { ...now, scans: seen };
}
