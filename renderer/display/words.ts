import type { Locale } from "../../shared/domain/settings.ts";
import type { common } from "../i18n/en/common.ts";
import type { display } from "../i18n/en/display.ts";
import type { Translation } from "../i18n/locales.ts";

type Names = Pick<typeof common, "provider" | "currency">;

/** Everything that the display says in one language. */
export type DisplayWords<L extends Locale = Locale> = Translation<typeof display, L> & {
  readonly [N in keyof Names]: Translation<Names[N], L>;
};

const words: { readonly [L in Locale]: () => Promise<DisplayWords<L>> } = {
  en: async () =>
    joined((await import("../i18n/en/display.ts")).display, (await import("../i18n/en/common.ts")).common),
  ru: async () =>
    joined((await import("../i18n/ru/display.ts")).display, (await import("../i18n/ru/common.ts")).common),
  uz: async () =>
    joined((await import("../i18n/uz/display.ts")).display, (await import("../i18n/uz/common.ts")).common),
  vi: async () =>
    joined((await import("../i18n/vi/display.ts")).display, (await import("../i18n/vi/common.ts")).common),
};

export function loadDisplayWords(locale: Locale): Promise<DisplayWords> {
  return words[locale]();
}

function joined<D, P, C>(display: D, { provider, currency }: { readonly provider: P; readonly currency: C }) {
  return { ...display, provider, currency };
}
