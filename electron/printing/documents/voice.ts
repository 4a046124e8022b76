import { moneyText } from "../../../shared/domain/money-text.ts";
import type { Money } from "../../../shared/domain/money.ts";
import type { Locale, Settings } from "../../../shared/domain/settings.ts";
import { slipWords, type SlipWords } from "../words/slip-words.ts";

/** How a document speaks: its words, and its ways of writing money and time. */
export interface Voice {
  readonly words: SlipWords;
  readonly money: (money: Money) => string;
  /** Day and time to the second, on the shop's clock. */
  readonly moment: (at: number) => string;
}

/** The voice of the slips as the settings want them; a report keeps the time zone that it was made in. */
export function voiceOf(settings: Settings, timeZone: string = settings.terminal.timeZone): Voice {
  const { slipLanguage } = settings.printer;
  const locale: Locale = slipLanguage === "screen" ? settings.locale : slipLanguage;
  const words = slipWords(locale);
  const names: Readonly<Record<string, string>> = words.currency;
  return {
    words,
    money: (money) => `${moneyText(money, " ")} ${names[money.currency] ?? money.currency}`,
    moment: (at) => momentText(at, timeZone),
  };
}

/** `21.11.2026 12:34:56`: the same in every language, as fiscal receipts print it. */
function momentText(at: number, timeZone: string): string {
  const format = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    day: "2-digit",
    month: "2-digit",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    hourCycle: "h23",
  });
  const of = Object.fromEntries(format.formatToParts(at).map((part) => [part.type, part.value]));
  return `${of["day"]}.${of["month"]}.${of["year"]} ${of["hour"]}:${of["minute"]}:${of["second"]}`;
}
