import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { fromEntry, type CurrencyCode, type Money } from "../../shared/domain/money.ts";
import type { Locale } from "../../shared/domain/settings.ts";
import { localeOf } from "../i18n/locales.ts";
import { formatMoment, formatMoney, formatSeconds, formatTime } from "../i18n/format.ts";
import { useAppStatus } from "./context.tsx";

/** Numbers and times as this till writes them: its language, the shop's time zone. */
export interface Format {
  readonly locale: Locale;
  money(money: Money): string;
  /** An amount as it was typed. */
  entry(units: number, currency: CurrencyCode): string;
  time(at: number): string;
  moment(at: number): string;
  seconds(ms: number): string;
}

export function useFormat(): Format {
  const { t, i18n } = useTranslation();
  const timeZone = useAppStatus((status) => status.settings.terminal.timeZone);
  const locale = localeOf(i18n.language);
  return useMemo(() => {
    const money = (value: Money): string => `${formatMoney(value)}\u00a0${t(`currency.${value.currency}`)}`;
    return {
      locale,
      money,
      entry(units, currency) {
        const value = fromEntry(units, currency);
        return value.ok ? money(value.value) : String(units);
      },
      time: (at) => formatTime(at, locale, timeZone),
      moment: (at) => formatMoment(at, locale, timeZone),
      seconds: (ms) => formatSeconds(ms, locale),
    };
  }, [t, locale, timeZone]);
}
