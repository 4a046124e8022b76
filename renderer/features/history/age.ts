import type { Locale } from "../../../shared/domain/settings.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long ago, in the largest unit that says enough: "12 min", "3 h", "2 days". */
export function formatAge(ms: number, locale: Locale): string {
  const passed = Math.max(0, ms);
  if (passed < HOUR) return inUnit(Math.floor(passed / MINUTE), "minute", locale);
  if (passed < 2 * DAY) return inUnit(Math.floor(passed / HOUR), "hour", locale);
  return inUnit(Math.floor(passed / DAY), "day", locale);
}

/** A short span with its unit: "1.4 s". */
export function formatSpan(ms: number, locale: Locale): string {
  const options = { style: "unit", unit: "second", unitDisplay: "short", maximumFractionDigits: 1 } as const;
  return new Intl.NumberFormat(locale, options).format(ms / 1000);
}

function inUnit(value: number, unit: "minute" | "hour" | "day", locale: Locale): string {
  return new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay: "short" }).format(value);
}
