/** The calendar day of a moment in the shop's time zone (IANA name), as `YYYY-MM-DD`. */
export function businessDay(at: number, timeZone: string): string {
  const parts = new Intl.DateTimeFormat("en", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" });
  const of = Object.fromEntries(parts.formatToParts(at).map((part) => [part.type, part.value]));
  return `${of["year"]}-${of["month"]}-${of["day"]}`;
}
