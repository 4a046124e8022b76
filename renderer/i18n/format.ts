import type { Locale } from "../../shared/domain/settings.ts";
import { entryDigits, type CurrencyCode } from "../../shared/domain/currency.ts";
import type { Money } from "../../shared/domain/money.ts";
import { groups as grouped, moneyText } from "../../shared/domain/money-text.ts";

/** Narrow no-break space: groups of figures stay one word, in every language the same. */
const THIN = "\u202f";

/** Whole units in groups of three: `127 500`. */
export function formatWhole(value: number): string {
  return groups(String(Math.trunc(value)));
}

/** An amount in its major unit, without its currency; tiyin only where there are any. */
export function formatMoney(money: Money): string {
  return moneyText(money, THIN);
}

/** What is being typed, in units of the currency's last typed decimal: `127 500` sums, `12,50` dollars. */
export function formatEntry(units: number, currency: CurrencyCode): string {
  const digits = entryDigits(currency);
  if (digits === 0) return formatWhole(units);
  const text = String(units).padStart(digits + 1, "0");
  return `${groups(text.slice(0, -digits))},${text.slice(-digits)}`;
}

/** Hours and minutes on the shop's clock. */
export function formatTime(at: number, locale: Locale, timeZone: string): string {
  return format(locale, { timeZone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(at);
}

/** Day and time to the second, as a fiscal receipt prints them. */
export function formatMoment(at: number, locale: Locale, timeZone: string): string {
  return format(locale, { timeZone, dateStyle: "short", timeStyle: "medium", hourCycle: "h23" }).format(at);
}

/** A calendar day given as `YYYY-MM-DD`. */
export function formatDay(day: string, locale: Locale): string {
  return format(locale, { timeZone: "UTC", weekday: "short", day: "numeric", month: "long" }).format(
    new Date(`${day}T00:00:00Z`),
  );
}

/** A calendar day given as `YYYY-MM-DD`, in figures. */
export function formatShortDay(day: string, locale: Locale): string {
  return format(locale, { timeZone: "UTC", day: "2-digit", month: "2-digit", year: "2-digit" }).format(
    new Date(`${day}T00:00:00Z`),
  );
}

/** Seconds with one decimal of that language: `1,4`. */
export function formatSeconds(ms: number, locale: Locale): string {
  return new Intl.NumberFormat(tag(locale), { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(ms / 1000);
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making a format costs a millisecond; a list of sales would make hundreds. */
function format(locale: Locale, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = locale + JSON.stringify(options);
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(tag(locale), options);
  formats.set(key, made);
  return made;
}

function tag(locale: Locale): string {
  return locale === "en" ? "en-GB" : locale;
}

function groups(digits: string): string {
  return grouped(digits, THIN);
}
