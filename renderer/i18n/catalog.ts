import type { Locale } from "../../shared/domain/settings.ts";
import type { en } from "./en/index.ts";
import type { Translation } from "./locales.ts";

export type Source = typeof en;
export type Namespace = keyof Source;

/** Everything one language has to say. */
export type Catalog<L extends Locale> = { readonly [N in Namespace]: Translation<Source[N], L> };

/** Some language's catalog. */
export type AnyCatalog = { [L in Locale]: Catalog<L> }[Locale];

const load: { readonly [L in Locale]: () => Promise<Catalog<L>> } = {
  en: async () => (await import("./en/index.ts")).en,
  ru: async () => (await import("./ru/index.ts")).ru,
  uz: async () => (await import("./uz/index.ts")).uz,
  vi: async () => (await import("./vi/index.ts")).vi,
};

/** One language's sentences. Each is a bundled file of its own: the first screen needs one, the others follow at rest. */
export function loadCatalog(locale: Locale): Promise<AnyCatalog> {
  return load[locale]();
}
