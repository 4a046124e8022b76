import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { NewEvent } from "../../../../electron/journal/port.ts";
import type { StoredEvent } from "../../../../shared/domain/events.ts";
import type { Clock } from "../../../../electron/runtime/clock.ts";
import { systemClock } from "../../../../electron/runtime/clock.ts";
import { openTempJournal } from "../../../fakes/journal.ts";
import { reportOfEvents } from "../../../fakes/report-oracle.ts";
import { saleEvents as e } from "../../../fakes/sales.ts";

const START = Date.UTC(2026, 2, 27, 9, 0, 0);
const MINUTE = 60_000;

const charge = fc.record({
  provider: fc.constantFrom("anor" as const, "freedom" as const, "wallet" as const),
  currency: fc.constantFrom("UZS" as const, "USD" as const),
  minor: fc.integer({ min: 1, max: 900_000 }),
  fate: fc.constantFrom("paid", "declined", "unknown", "not-sent", "left", "late", "person", "refunded"),
  tookMs: fc.integer({ min: 1, max: 90_000 }),
  code: fc.constantFrom("51", "-31630", null),
  /** How long after the charge before it: minutes, up to a day and a half. */
  later: fc.integer({ min: 0, max: 2_200 }),
});
type Charge = typeof charge extends fc.Arbitrary<infer T> ? T : never;

function eventsOf({ provider, currency, minor, fate, tookMs, code }: Charge, n: number, day: string): NewEvent[] {
  const a = `A${n}`;
  const amount = { minor, currency };
  const begun = [
    e.opened({ number: `${n}`, day, amount }),
    e.recorded(a, { provider, amount, fiscalization: "none" }),
    ...(fate === "not-sent" ? [] : [e.sent(a)]),
  ];
  const paid = e.paid(a, { tookMs });
  const ends = {
    paid: [paid],
    declined: [e.declined(a, { tookMs, decline: { code, words: null } })],
    unknown: [e.unknown(a)],
    "not-sent": [e.notSent(a)],
    left: [],
    late: [e.unknown(a), { ...paid, via: "late-answer" as const }],
    person: [e.unknown(a), e.settled(a, "not-paid")],
    refunded: [
      paid,
      {
        type: "refund.by-hand" as const,
        attemptId: a,
        refundId: `R${n}`,
        amount: { minor: 1, currency },
        who: "Dilnoza",
        why: "",
        how: "cash",
      },
    ],
  }[fate];
  return [...begun, ...ends].map((event) => ({ saleId: `S${n}`, event }));
}

describe("the report of some days", () => {
  it("is what the bare events add up to, in zones of whole and broken hours, over a change of the clocks", () => {
    const zones = fc.constantFrom("Asia/Tashkent", "Asia/Kathmandu", "Europe/Berlin", "Pacific/Chatham");
    fc.assert(
      fc.property(
        fc.array(charge, { maxLength: 25 }),
        zones,
        fc.nat(3),
        fc.nat(3),
        (charges, timeZone, skip, length) => {
          let now = START;
          const clock: Clock = { ...systemClock, now: () => now };
          using temp = openTempJournal({ clock });
          const events: StoredEvent[] = [];
          const days = new Set<string>();
          for (const [index, one] of charges.entries()) {
            now += one.later * MINUTE;
            const day = new Date(now).toISOString().slice(0, 10);
            days.add(day);
            const written = temp.journal.append(eventsOf(one, index + 1, day));
            if (!written.ok) throw new Error(written.error.reason);
            events.push(...written.value);
          }
          const known = [...days].toSorted();
          const from = known[Math.min(skip, known.length - 1)] ?? "2026-03-27";
          const to = known[Math.min(skip + length, known.length - 1)] ?? "2026-03-27";
          const report = temp.journal.periodReport({ from, to, timeZone });
          expect(report).toEqual(reportOfEvents(events, { from, to, timeZone }));
        },
      ),
      { numRuns: 60 },
    );
  });

  it("lists the most frequent reasons and counts the rest", () => {
    using temp = openTempJournal();
    const declined = (n: number, code: string): NewEvent[] =>
      [
        e.opened({ number: `${n}` }),
        e.recorded(`A${n}`),
        e.sent(`A${n}`),
        e.declined(`A${n}`, { decline: { code, words: "no" } }),
      ].map((event) => ({ saleId: `S${n}`, event }));
    for (let n = 1; n <= 15; n += 1) temp.journal.append(declined(n, `c${n}`));
    temp.journal.append(declined(16, "c15"));
    const { reasons, others } = temp.journal.periodReport({ from: "2026-11-21", to: "2026-11-21", timeZone: "UTC" });
    expect(reasons).toHaveLength(12);
    expect(reasons[0]).toEqual({ provider: "anor", state: "declined", reason: "c15 · no", count: 2 });
    expect(others).toBe(3);
  });

  it("of days without sales is empty", () => {
    using temp = openTempJournal();
    const report = temp.journal.periodReport({ from: "2026-11-21", to: "2026-11-20", timeZone: "UTC" });
    expect(report).toMatchObject({ hours: [], providers: [], outcomes: [], waits: [], reasons: [], others: 0 });
  });
});
