import type { StoredEvent } from "../../shared/domain/events.ts";
import type { PeriodReport } from "../../shared/domain/period-report.ts";

interface Charge {
  readonly provider: PeriodReport["providers"][number]["provider"];
  readonly currency: PeriodReport["providers"][number]["currency"];
  readonly minor: number;
  readonly at: number;
  state: PeriodReport["outcomes"][number]["state"];
  tookMs: number | null;
  reason: string;
  back: number;
}

/**
 * What the report of some days must say, from the bare events by a way of its own: no state machine, no projection, no
 * SQL. At most twelve reasons.
 */
export function reportOfEvents(
  events: readonly StoredEvent[],
  { from, to, timeZone }: { readonly from: string; readonly to: string; readonly timeZone: string },
): PeriodReport {
  const days = new Map<string, string>();
  const charges = new Map<string, Charge>();
  for (const { at, saleId, event } of events) {
    if (event.type === "sale.opened") days.set(saleId ?? "", event.day);
    const day = days.get(saleId ?? "") ?? "";
    if (day < from || day > to || !("attemptId" in event)) continue;
    if (event.type === "payment.recorded") {
      const { provider, amount } = event;
      const { currency, minor } = amount;
      charges.set(event.attemptId, {
        provider,
        currency,
        minor,
        at,
        state: "recorded",
        tookMs: null,
        reason: "",
        back: 0,
      });
    }
    const charge = charges.get(event.attemptId);
    if (!charge) continue;
    if (event.type === "payment.sent") charge.state = "sent";
    if (event.type === "payment.not-sent") Object.assign(charge, { state: "not-sent", reason: event.reason });
    if (event.type === "payment.unknown") Object.assign(charge, { state: "unknown", reason: event.reason });
    if (event.type === "payment.paid") Object.assign(charge, { state: "paid", reason: "", tookMs: event.tookMs });
    if (event.type === "payment.declined") {
      Object.assign(charge, { state: "declined", reason: event.decline.code ?? "", tookMs: event.tookMs });
    }
    if (event.type === "payment.settled") Object.assign(charge, { state: "declined", reason: "person" });
    if (event.type === "refund.by-hand") charge.back += event.amount.minor;
  }
  const all = [...charges.values()];
  const paid = all.filter(({ state }) => state === "paid");
  const hourOf = (at: number) =>
    Number(new Intl.DateTimeFormat("en-GB", { timeZone, hour: "2-digit" }).format(at).slice(0, 2));
  const minorOf = (some: readonly Charge[]) => some.reduce((sum, { minor }) => sum + minor, 0);
  const failed = all.filter(({ state }) => ["declined", "not-sent", "unknown"].includes(state));
  const reasons = grouped(failed, ({ provider, state, reason }) => [provider, state, reason])
    .map((some) => ({ provider: some[0].provider, state: some[0].state, reason: some[0].reason, count: some.length }))
    .toSorted((a, b) => {
      const key = ({ provider, state, reason }: typeof a) => `${provider}\0${state}\0${reason}`;
      return b.count - a.count || (key(a) < key(b) ? -1 : 1);
    });
  return {
    from,
    to,
    hours: grouped(paid, ({ at, currency }) => [hourOf(at), currency])
      .map((some) => ({
        hour: hourOf(some[0].at),
        currency: some[0].currency,
        count: some.length,
        minor: minorOf(some),
      }))
      .toSorted((a, b) => a.hour - b.hour || (a.currency < b.currency ? -1 : 1)),
    providers: grouped(all, ({ provider, currency }) => [provider, currency])
      .map((some) => {
        const took = some.filter(({ state }) => state === "paid");
        return {
          provider: some[0].provider,
          currency: some[0].currency,
          attempts: some.length,
          paid: took.length,
          minor: minorOf(took),
          refunded: some.reduce((sum, { back }) => sum + back, 0),
        };
      })
      .toSorted((a, b) => (a.provider + a.currency < b.provider + b.currency ? -1 : 1)),
    outcomes: grouped(all, ({ state }) => [state])
      .map((some) => ({ state: some[0].state, count: some.length }))
      .toSorted((a, b) => b.count - a.count || (a.state < b.state ? -1 : 1)),
    waits: grouped(
      all.filter(({ tookMs }) => tookMs !== null),
      ({ provider }) => [provider],
    )
      .map((some) => {
        const times = some.map(({ tookMs }) => tookMs ?? 0).toSorted((a, b) => a - b);
        const rank = (percent: number) => times[Math.ceil((times.length * percent) / 100) - 1] ?? 0;
        return { provider: some[0].provider, answered: times.length, p50: rank(50), p95: rank(95) };
      })
      .toSorted((a, b) => (a.provider < b.provider ? -1 : 1)),
    reasons: reasons.slice(0, 12),
    others: reasons.slice(12).reduce((sum, { count }) => sum + count, 0),
  };
}

type Some<T> = readonly [T, ...T[]];

function grouped<T>(all: readonly T[], keyOf: (one: T) => readonly (string | number)[]): readonly Some<T>[] {
  const groups = new Map<string, [T, ...T[]]>();
  for (const one of all) {
    const key = keyOf(one).join("\0");
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return [...groups.values()];
}
