import { useTranslation } from "react-i18next";
import { localeOf } from "../../i18n/locales.ts";
import type { Money } from "../../../shared/domain/money.ts";
import { formatMoment, formatMoney } from "../../i18n/format.ts";
import { useAppStatus } from "../../stores/context.tsx";

/** How the settings write moments and amounts: the screen's language on the shop's clock. */
export function useMoment(): { readonly moment: (at: number) => string; readonly money: (money: Money) => string } {
  const { t, i18n } = useTranslation("common");
  const timeZone = useAppStatus((status) => status.settings.terminal.timeZone);
  const locale = localeOf(i18n.language);
  return {
    moment: (at) => formatMoment(at, locale, timeZone),
    money: (money) => `${formatMoney(money)} ${t(`currency.${money.currency}`)}`,
  };
}
