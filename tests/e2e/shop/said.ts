import { expect } from "@playwright/test";
import type { Locale } from "../../../shared/domain/settings.ts";
import { loadCatalog, type AnyCatalog } from "../../../renderer/i18n/catalog.ts";
import type { Cashier } from "./cashier.ts";

/** Holds everything that is said on the page against the till's language. */
export interface Listener {
  /** Fails when a raw key, an unfilled gap or a sentence of another language stands anywhere. */
  check(): Promise<void>;
}

export async function createListener(at: Cashier): Promise<Listener> {
  const foreign = await sentencesOnlyOf(at.locale === "en" ? "ru" : "en", at.words);
  const keys = new Set([...leavesOf(at.words)].map(([path]) => path));
  return {
    async check() {
      await expect(at.page.locator("html")).toHaveAttribute("lang", at.locale);
      const said = await at.everythingSaid();
      const wrong = said.filter(
        (line) => foreign.has(line) || keys.has(line) || /\{\{|\bundefined\b|\bNaN\b/u.test(line),
      );
      expect.soft(wrong).toEqual([]);
    },
  };
}

/** What the other language says differently, as far as it says it without a gap. */
async function sentencesOnlyOf(other: Locale, words: AnyCatalog): Promise<ReadonlySet<string>> {
  const own = new Map(leavesOf(words));
  const said = new Set(own.values());
  const foreign = [...leavesOf(await loadCatalog(other))].map(([, sentence]) => sentence);
  return new Set(foreign.filter((sentence) => sentence.length > 2 && !sentence.includes("{{") && !said.has(sentence)));
}

/** Every sentence with the key that i18next would show in its place: without its namespace. */
function* leavesOf(words: object, path: readonly string[] = []): Generator<readonly [string, string]> {
  for (const [key, value] of Object.entries(words) as readonly (readonly [string, unknown])[]) {
    const here = [...path, key];
    if (typeof value === "string") yield [here.slice(1).join("."), value];
    else if (typeof value === "object" && value !== null) yield* leavesOf(value, here);
  }
}
