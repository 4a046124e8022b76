import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { localeOf } from "../../i18n/locales.ts";
import type { Locale } from "../../../shared/domain/settings.ts";
import { formatDay, formatShortDay, formatMoment, formatMoney, formatTime } from "../../i18n/format.ts";
import { useAppStatus } from "../../stores/context.tsx";
import type { Voice } from "./event-sentence.ts";

/** The language of the screen with the shop's clock. */
export interface HistoryVoice extends Voice {
  readonly locale: Locale;
  readonly timeZone: string;
  readonly moment: (at: number) => string;
  readonly day: (day: string) => string;
  readonly shortDay: (day: string) => string;
}

/** The words of the sales list, and how it writes amounts and times. */
export function useVoice(): HistoryVoice {
  const { t, i18n } = useTranslation(["history", "common", "people"]);
  const timeZone = useAppStatus((status) => status.settings.terminal.timeZone);
  const locale = localeOf(i18n.language);
  return useMemo(
    () => ({
      t,
      locale,
      timeZone,
      money: (money) => `${formatMoney(money)} ${t(`common:currency.${money.currency}`)}`,
      time: (at) => formatTime(at, locale, timeZone),
      moment: (at) => formatMoment(at, locale, timeZone),
      day: (day) => formatDay(day, locale),
      shortDay: (day) => formatShortDay(day, locale),
    }),
    [t, locale, timeZone],
  );
}
