import { describe, expect, test } from "vitest";
import { loadCatalog } from "../../../../renderer/i18n/catalog.ts";
import { locales } from "../../../../shared/domain/choices.ts";

const PLURAL = /_(?:one|few|many|other)$/u;

function flat(value: unknown, path = ""): readonly (readonly [string, string])[] {
  if (typeof value === "string") return [[path, value]];
  if (typeof value !== "object" || value === null) throw new Error(`${path} is no sentence`);
  return Object.entries(value).flatMap(([key, inner]) => flat(inner, path === "" ? key : `${path}.${key}`));
}

function placeholders(sentence: string): readonly string[] {
  return [...sentence.matchAll(/\{\{(\w+)\}\}/gu)].map((match) => match[1] ?? "").toSorted();
}

async function sentences(locale: (typeof locales)[number]): Promise<ReadonlyMap<string, string>> {
  return new Map(flat(await loadCatalog(locale)));
}

describe.each(locales)("%s", (locale) => {
  test("says everything English says, with the same blanks to fill, and nothing else", async () => {
    const source = await sentences("en");
    const here = await sentences(locale);
    const base = (keys: Iterable<string>): readonly string[] =>
      [...new Set([...keys].map((key) => key.replace(PLURAL, "_plural")))].toSorted();
    expect(base(here.keys())).toEqual(base(source.keys()));
    for (const [key, sentence] of here) {
      const original = source.get(key) ?? source.get(key.replace(PLURAL, "_other"));
      expect([key, placeholders(sentence)]).toEqual([key, placeholders(original ?? "")]);
    }
  });

  test("has exactly the plural forms that its grammar has", async () => {
    const here = await sentences(locale);
    const forms = new Intl.PluralRules(locale).resolvedOptions().pluralCategories.toSorted();
    const plurals = [...here.keys()].filter((key) => PLURAL.test(key));
    for (const family of new Set(plurals.map((key) => key.replace(PLURAL, "")))) {
      const found = plurals.filter((key) => key.replace(PLURAL, "") === family);
      expect([family, found.map((key) => key.slice(family.length + 1)).toSorted()]).toEqual([family, forms]);
    }
  });

  test("leaves no sentence empty and writes its own letters", async () => {
    for (const [key, sentence] of await sentences(locale)) {
      expect([key, sentence.trim()]).not.toEqual([key, ""]);
      if (locale === "uz") expect([key, /[og]['`‘’]/iu.test(sentence)]).toEqual([key, false]);
    }
  });
});
