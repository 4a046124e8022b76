import { err, ok, type Result } from "../../result.ts";
import type { Cell, RowProblem, StatementMapping } from "./mapping.ts";

/** When something happened, as exactly as it is written: a moment's first and last millisecond. */
export interface Moment {
  readonly from: number;
  readonly to: number;
}

/** Local times of one time zone as milliseconds since the epoch. */
export interface ZoneClock {
  /** A local time, as if it were UTC, in real time. One that never was (the clocks went forward) is taken as before. */
  toEpoch(localAsUtc: number): number;
  /** The first and the last millisecond of a moment's calendar day. */
  dayOf(at: number): Moment;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** A clock of an IANA time zone. Keeps what it has worked out for each hour: a statement has many rows and few hours. */
export function zoneClock(timeZone: string): ZoneClock {
  const format = new Intl.DateTimeFormat("en", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  const known = new Map<number, number>();
  const localOf = (at: number): number => {
    const of = Object.fromEntries(format.formatToParts(at).map((part) => [part.type, Number(part.value)]));
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = of;
    return Date.UTC(year, month - 1, day, hour, minute, second);
  };
  const offsetAt = (at: number): number => localOf(at) - Math.floor(at / 1000) * 1000;
  const toEpoch = (local: number): number => {
    const hour = Math.floor(local / HOUR);
    const kept = known.get(hour);
    if (kept !== undefined) return local - kept;
    // An offset depends on the real time: the first guess may lie on the wrong side of a change.
    const guess = offsetAt(local - offsetAt(local));
    const offset = localOf(local - guess) === Math.floor(local / 1000) * 1000 ? guess : offsetAt(local - guess);
    if (known.size > 50_000) known.clear();
    known.set(hour, offset);
    return local - offset;
  };
  return {
    toEpoch,
    dayOf(at) {
      const start = Math.floor(localOf(at) / DAY) * DAY;
      return { from: toEpoch(start), to: toEpoch(start + DAY) - 1 };
    },
  };
}

type Problem = Extract<RowProblem, `time-${string}`>;

const TIME = String.raw`(?:[T\s,]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?\s*([AaPp][Mm])?\s*(Z|UTC|[+-]\d{2}:?\d{2})?)?`;
const YEAR_FIRST = new RegExp(String.raw`^(\d{4})[-./](\d{1,2})[-./](\d{1,2})${TIME}$`, "u");
const YEAR_LAST = new RegExp(String.raw`^(\d{1,2})[-./](\d{1,2})[-./](\d{4}|\d{2})${TIME}$`, "u");
const COMPACT = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})$/u;

/** Reads a time of a statement; without a zone of its own it is the shop's. Pure, total. */
export function readMoment(
  cell: Cell,
  { dates }: Pick<StatementMapping, "dates">,
  clock: Pick<ZoneClock, "toEpoch">,
): Result<Moment, Problem> {
  const text = String(cell).trim();
  if (text === "") return err("time-missing");
  if (/^1\d{9}(?:\d{3})?$/u.test(text)) {
    const at = Number(text) * (text.length === 10 ? 1000 : 1);
    return ok({ from: at, to: at + (text.length === 10 ? 999 : 0) });
  }
  const compact = COMPACT.exec(text);
  if (compact) return local(compact.slice(1), clock);
  const yearFirst = YEAR_FIRST.exec(text);
  if (yearFirst) return local(yearFirst.slice(1), clock);
  const [, one = "", two = "", year = "", ...time] = YEAR_LAST.exec(text) ?? [];
  if (one === "") return err("time-unreadable");
  const [day, month] = dates === "day-first" ? [one, two] : [two, one];
  return local([year.length === 2 ? `20${year}` : year, month, day, ...time], clock);
}

/** Year, month, day; then hour, minute, second, half of the day and zone as far as they were written. */
function local(parts: readonly (string | undefined)[], clock: Pick<ZoneClock, "toEpoch">): Result<Moment, Problem> {
  const [year, month, day, hour, minute, second] = parts.slice(0, 6).map((part) => Number(part ?? 0));
  const [half, zone] = [parts[6]?.toLowerCase(), parts[7]];
  if (year === undefined || month === undefined || day === undefined) return err("time-unreadable");
  const hours = half === undefined ? (hour ?? 0) : ((hour ?? 0) % 12) + (half === "pm" ? 12 : 0);
  const isNoHour = half !== undefined && (hour === 0 || (hour ?? 0) > 12);
  const at = Date.UTC(year, month - 1, day, hours, minute ?? 0, second ?? 0);
  const date = new Date(at);
  const isReal =
    date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day && !isNoHour;
  // An hour of 24 or a minute of 60 would have moved the date or hidden in the sum.
  if (!isReal || hours > 23 || (minute ?? 0) > 59 || (second ?? 0) > 59 || year < 2000) return err("time-unreadable");
  const from = zone === undefined ? clock.toEpoch(at) : at - offsetOf(zone);
  if (parts[3] === undefined) return ok({ from, to: clock.toEpoch(at + DAY) - 1 });
  return ok({ from, to: from + (parts[5] === undefined ? 59_999 : 999) });
}

function offsetOf(zone: string): number {
  const [, sign, hours = "0", minutes = "0"] = /^([+-])(\d{2}):?(\d{2})$/u.exec(zone) ?? [];
  const size = (Number(hours) * 60 + Number(minutes)) * 60_000;
  return sign === "-" ? -size : size;
}
