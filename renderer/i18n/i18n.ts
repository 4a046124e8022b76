import { createInstance, type i18n } from "i18next";
import { initReactI18next } from "react-i18next";
import type { Locale } from "../../shared/domain/settings.ts";
import { loadCatalog, type AnyCatalog } from "./catalog.ts";
import { locales } from "./locales.ts";

/** The languages of one running till. */
export interface Language {
  readonly i18n: i18n;
  /** Shows the screen in another language; at once when it was loaded before. */
  use(locale: Locale): Promise<void>;
  /** Fetches the languages that are not here yet, so that every switch is instant. */
  loadRest(): Promise<void>;
}

/** i18next with one language in it. Resources are bundled; nothing is fetched from outside the application. */
export function createLanguage(locale: Locale, catalog: AnyCatalog): Language {
  const instance = createInstance();
  void instance.use(initReactI18next).init({
    lng: locale,
    fallbackLng: false,
    defaultNS: "common",
    ns: Object.keys(catalog),
    resources: { [locale]: catalog },
    interpolation: { escapeValue: false },
    initAsync: false,
    returnNull: false,
    react: { useSuspense: false },
  });
  const add = async (wanted: Locale): Promise<void> => {
    if (instance.hasResourceBundle(wanted, "common")) return;
    for (const [namespace, sentences] of Object.entries(await loadCatalog(wanted))) {
      instance.addResourceBundle(wanted, namespace, sentences);
    }
  };
  return {
    i18n: instance,
    async use(wanted) {
      await add(wanted);
      await instance.changeLanguage(wanted);
    },
    async loadRest() {
      await Promise.all(locales.map(add));
    },
  };
}
