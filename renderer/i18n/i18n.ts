import { createInstance, type i18n } from "i18next";
import { initReactI18next } from "react-i18next";
import type { Locale } from "../../shared/domain/settings.ts";
import { loadCatalog, type AnyFirstWords } from "./catalog.ts";
import { locales } from "../../shared/domain/choices.ts";

/** The languages of one running till. */
export interface Language {
  readonly i18n: i18n;
  /** Shows the screen in another language; at once when it was loaded before. */
  use(locale: Locale): Promise<void>;
  /** All words of the language that the till was started with: the panels wait for them. Always the same promise. */
  whole(): Promise<void>;
  /** Fetches the languages that are not here yet, so that every switch is instant. */
  loadRest(): Promise<void>;
}

/** i18next with one language in it. Resources are bundled; nothing is fetched from outside the application. */
export function createLanguage(locale: Locale, words: AnyFirstWords): Language {
  const instance = createInstance();
  void instance.use(initReactI18next).init({
    lng: locale,
    fallbackLng: false,
    defaultNS: "common",
    ns: Object.keys(words),
    resources: { [locale]: words },
    interpolation: { escapeValue: false },
    initAsync: false,
    returnNull: false,
    react: { useSuspense: false, bindI18nStore: "added" },
  });
  const loading = new Map<Locale, Promise<void>>();
  const fetchWords = async (wanted: Locale): Promise<void> => {
    for (const [namespace, sentences] of Object.entries(await loadCatalog(wanted))) {
      if (!instance.hasResourceBundle(wanted, namespace)) instance.addResourceBundle(wanted, namespace, sentences);
    }
  };
  const load = (wanted: Locale): Promise<void> => {
    const known = loading.get(wanted) ?? fetchWords(wanted);
    loading.set(wanted, known);
    return known;
  };
  return {
    i18n: instance,
    async use(wanted) {
      if (wanted === instance.language) return;
      await load(wanted);
      await instance.changeLanguage(wanted);
    },
    whole: () => load(locale),
    async loadRest() {
      await Promise.all(locales.map(load));
    },
  };
}
