/** The calendar day on the shop's clock, `YYYY-MM-DD`. */
export function dayOf(at: number, timeZone: string): string {
  const parts = new Intl.DateTimeFormat("en", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" });
  const of = Object.fromEntries(parts.formatToParts(at).map((part) => [part.type, part.value]));
  return `${of["year"] ?? ""}-${of["month"] ?? ""}-${of["day"] ?? ""}`;
}

/** The day so many days before or after it. */
export function dayPlus(day: string, days: number): string {
  const at = new Date(`${day}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
}

/** Whether this is a whole day: a date field gives nothing while it is half typed, and years of any length. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/u.test(text);
}
