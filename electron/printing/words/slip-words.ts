import type { Locale } from "../../../shared/domain/settings.ts";
import { en } from "./en.ts";
import { ru } from "./ru.ts";
import { uz } from "./uz.ts";
import { vi } from "./vi.ts";

/** Everything that is printed and is no name, number or note of the shop. */
export type SlipWords = typeof en;

const words: Readonly<Record<Locale, SlipWords>> = { en, ru, uz, vi };

/** The words of slips in one language: they are made where no screen is. */
export function slipWords(locale: Locale): SlipWords {
  return words[locale];
}
