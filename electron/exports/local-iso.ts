/** A moment as the shop's clock showed it, with how far that is from UTC: "2026-11-21T12:00:05+05:00". */
export function localIso(timeZone: string): (at: number) => string {
  const format = new Intl.DateTimeFormat("en", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  });
  return (at) => {
    const of = Object.fromEntries(format.formatToParts(at).map((part) => [part.type, part.value]));
    const { year = "", month = "", day = "", hour = "", minute = "", second = "" } = of;
    const text = `${year.padStart(4, "0")}-${month}-${day}T${hour}:${minute}:${second}`;
    const minutes = Math.round((Date.parse(`${text}Z`) - at) / 60_000);
    const size = Math.abs(minutes);
    const two = (value: number) => String(value).padStart(2, "0");
    return `${text}${minutes < 0 ? "-" : "+"}${two(Math.floor(size / 60))}:${two(size % 60)}`;
  };
}
