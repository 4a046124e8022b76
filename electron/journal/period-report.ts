import { z } from "zod";
import type { CurrencyCode } from "../../shared/domain/currency.ts";
import { currencySchema } from "../../shared/domain/money-schema.ts";
import type { PeriodReport } from "../../shared/domain/period-report.ts";
import { paymentStateSchema, providerIdSchema } from "../../shared/domain/sale.ts";
import type { Connection } from "./connection.ts";

/** More reasons than these are no list that anybody reads. */
const REASONS = 12;
/** Every zone's clock differs from all others by whole quarters of an hour. */
const QUARTER_MS = 15 * 60_000;

const count = z.int();
const provider = providerIdSchema;
const quarterSchema = z.object({ quarter: z.int(), currency: currencySchema, count, minor: z.int() });
const sums = { provider, currency: currencySchema, attempts: count, paid: count, minor: z.int(), refunded: z.int() };
const providerSchema = z.object(sums);
const outcomeSchema = z.object({ state: paymentStateSchema, count });
const waitSchema = z.object({ provider, answered: count, p50: z.int(), p95: z.int() });
const reasonSchema = z.object({ provider, state: paymentStateSchema, reason: z.string(), count });

/** Adds up what the charges of these days came to. `timeZone` is the shop's: it says which hour a moment lies in. */
export function readPeriodReport(
  connection: Connection,
  { from, to, timeZone }: { readonly from: string; readonly to: string; readonly timeZone: string },
): PeriodReport {
  const quarters = connection.all(
    quarterSchema,
    `SELECT begun_at / ${QUARTER_MS} AS quarter, currency, count(*) AS count, sum(minor) AS minor
     FROM main.attempts WHERE day BETWEEN ? AND ? AND state = 'paid' GROUP BY quarter, currency`,
    from,
    to,
  );
  const providers = connection.all(
    providerSchema,
    `SELECT provider, currency, count(*) AS attempts, sum(state = 'paid') AS paid,
       sum(iif(state = 'paid', minor, 0)) AS minor,
       coalesce(sum((SELECT sum(r.minor) FROM main.refunds AS r
         WHERE r.place = a.place AND r.n = a.n AND r.done_seq IS NOT NULL)), 0) AS refunded
     FROM main.attempts AS a WHERE day BETWEEN ? AND ? GROUP BY provider, currency ORDER BY provider, currency`,
    from,
    to,
  );
  const outcomes = connection.all(
    outcomeSchema,
    `SELECT state, count(*) AS count FROM main.attempts WHERE day BETWEEN ? AND ?
     GROUP BY state ORDER BY count DESC, state`,
    from,
    to,
  );
  const waits = connection.all(
    waitSchema,
    `WITH ranked AS (
       SELECT provider, took_ms, count(*) OVER (PARTITION BY provider) AS answered,
         row_number() OVER (PARTITION BY provider ORDER BY took_ms) AS place
       FROM main.attempts WHERE day BETWEEN ? AND ? AND took_ms IS NOT NULL)
     SELECT provider, answered, min(iif(place * 2 >= answered, took_ms, NULL)) AS p50,
       min(iif(place * 20 >= answered * 19, took_ms, NULL)) AS p95
     FROM ranked GROUP BY provider ORDER BY provider`,
    from,
    to,
  );
  const reasons = connection.all(
    reasonSchema,
    `SELECT provider, state, reason, count(*) AS count FROM main.attempts
     WHERE day BETWEEN ? AND ? AND state IN ('declined', 'not-sent', 'unknown')
     GROUP BY provider, state, reason ORDER BY count DESC, provider, state, reason`,
    from,
    to,
  );
  const others = reasons.slice(REASONS).reduce((sum, reason) => sum + reason.count, 0);
  const hours = byHour(quarters, timeZone);
  return { from, to, hours, providers, outcomes, waits, reasons: reasons.slice(0, REASONS), others };
}

function byHour(quarters: readonly z.infer<typeof quarterSchema>[], timeZone: string): PeriodReport["hours"] {
  const clock = new Intl.DateTimeFormat("en", { timeZone, hour: "2-digit", hourCycle: "h23" });
  const hours = new Map<string, { hour: number; currency: CurrencyCode; count: number; minor: number }>();
  for (const { quarter, currency, ...more } of quarters) {
    const hour = Number(clock.format(quarter * QUARTER_MS));
    const key = `${hour} ${currency}`;
    const sum = hours.get(key) ?? { hour, currency, count: 0, minor: 0 };
    hours.set(key, { ...sum, count: sum.count + more.count, minor: sum.minor + more.minor });
  }
  return [...hours.values()].toSorted((a, b) => a.hour - b.hour || a.currency.localeCompare(b.currency));
}
