import type { Locale } from "../../shared/domain/settings.ts";
import type { first } from "./en/index.ts";
import type { panels } from "./en/panels.ts";
import type { Translation } from "./locales.ts";

export type Source = typeof first & typeof panels;
export type Namespace = keyof Source;

type Words<S, L extends Locale> = { readonly [N in keyof S]: Translation<S[N], L> };

/** What one language says on the first screen. */
export type FirstWords<L extends Locale> = Words<typeof first, L>;
/** What it says in the panels. */
export type PanelWords<L extends Locale> = Words<typeof panels, L>;

/** Everything one language has to say. */
export type Catalog<L extends Locale> = FirstWords<L> & PanelWords<L>;

/** Some language's words. */
export type AnyFirstWords = { [L in Locale]: FirstWords<L> }[Locale];
export type AnyPanelWords = { [L in Locale]: PanelWords<L> }[Locale];
export type AnyCatalog = { [L in Locale]: Catalog<L> }[Locale];

// Each is a bundled file of its own: the first screen needs one of them, the others follow at rest.
const firstWords: { readonly [L in Locale]: () => Promise<FirstWords<L>> } = {
  en: async () => (await import("./en/index.ts")).first,
  ru: async () => (await import("./ru/index.ts")).first,
  uz: async () => (await import("./uz/index.ts")).first,
  vi: async () => (await import("./vi/index.ts")).first,
};
const panelWords: { readonly [L in Locale]: () => Promise<PanelWords<L>> } = {
  en: async () => (await import("./en/panels.ts")).panels,
  ru: async () => (await import("./ru/panels.ts")).panels,
  uz: async () => (await import("./uz/panels.ts")).panels,
  vi: async () => (await import("./vi/panels.ts")).panels,
};

/** One language's words of the first screen. */
export function loadFirstWords(locale: Locale): Promise<AnyFirstWords> {
  return firstWords[locale]();
}

/** One language's words of the panels. */
export function loadPanelWords(locale: Locale): Promise<AnyPanelWords> {
  return panelWords[locale]();
}

/** Everything one language has to say. */
export async function loadCatalog(locale: Locale): Promise<AnyCatalog> {
  const [first, panels] = await Promise.all([loadFirstWords(locale), loadPanelWords(locale)]);
  return { ...first, ...panels };
}
