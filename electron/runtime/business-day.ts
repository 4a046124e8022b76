/** Made once per time zone: making one takes far longer than using it. */
const calendars = new Map<string, Intl.DateTimeFormat>();

/** The calendar day of a moment in the shop's time zone (IANA name), as `YYYY-MM-DD`. */
export function businessDay(at: number, timeZone: string): string {
  const known = calendars.get(timeZone);
  const calendar =
    known ?? new Intl.DateTimeFormat("en", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" });
  if (!known) calendars.set(timeZone, calendar);
  const of = Object.fromEntries(calendar.formatToParts(at).map((part) => [part.type, part.value]));
  return `${of["year"]}-${of["month"]}-${of["day"]}`;
}
