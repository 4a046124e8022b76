import { isOneOf, locales } from "../../shared/domain/choices.ts";
import type { Locale } from "../../shared/domain/settings.ts";

/** The till's language that a tag names; English for one that it does not speak. */
export function localeOf(tag: string): Locale {
  return isOneOf(locales, tag) ? tag : "en";
}

/** The plural categories each language tells apart (CLDR); a test holds them against `Intl.PluralRules`. */
export interface PluralForms {
  readonly en: "one" | "other";
  readonly ru: "one" | "few" | "many" | "other";
  readonly uz: "one" | "other";
  readonly vi: "other";
}

type PluralKey = `${string}_${"one" | "few" | "many" | "other"}`;

/**
 * What a language must say when English says `T`: every key, nothing else, and for a plural the forms that this
 * language has. A sentence that is missing does not compile.
 */
export type Translation<T, L extends Locale> = {
  readonly [K in Exclude<keyof T, PluralKey>]: T[K] extends string ? string : Translation<T[K], L>;
} & {
  readonly [K in keyof T as K extends `${infer Base}_other` ? `${Base}_${PluralForms[L]}` : never]: string;
};
