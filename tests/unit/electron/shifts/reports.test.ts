import fc from "fast-check";
import { expect, test } from "vitest";
import type { SaleEvent, StoredEvent } from "../../../../shared/domain/events.ts";
import { sumShift } from "../../../../shared/domain/shift-totals.ts";
import type { NewEvent } from "../../../../electron/journal/port.ts";
import { openTempJournal } from "../../../fakes/journal.ts";
import { saleEvents as e } from "../../../fakes/sales.ts";
import { shiftEvents } from "../../../fakes/shifts.ts";
import { sumOfEvents } from "../../../fakes/shift-oracle.ts";

type Ending = "not-sent" | "declined" | "paid" | "unknown" | "late" | "held-paid" | "held-unpaid" | "contradicted";

function ended(attemptId: string, ending: Ending): readonly SaleEvent[] {
  const sent = e.sent(attemptId);
  const unknown = e.unknown(attemptId);
  switch (ending) {
    case "not-sent":
      return [e.notSent(attemptId)];
    case "declined":
      return [sent, e.declined(attemptId)];
    case "paid":
      return [sent, e.paid(attemptId)];
    case "unknown":
      return [sent, unknown];
    case "late":
      return [sent, unknown, e.paid(attemptId, { via: "late-answer" })];
    case "held-paid":
      return [sent, unknown, e.settled(attemptId, "paid"), e.declined(attemptId)];
    case "held-unpaid":
      return [sent, unknown, e.settled(attemptId, "not-paid")];
    case "contradicted":
      return [sent, unknown, e.settled(attemptId, "not-paid"), e.paid(attemptId), e.settled(attemptId, "paid")];
  }
}

const takesMoney = (ending: Ending) => ending !== "not-sent" && ending !== "declined" && ending !== "held-unpaid";

type Back = "none" | "refunded" | "unknown" | "by-hand" | "settled";

function given(back: Back, attemptId: string, minor: number): readonly SaleEvent[] {
  const refund = { attemptId, refundId: `${attemptId}-R` };
  const amount = { minor, currency: "UZS" } as const;
  const recorded: SaleEvent = { type: "refund.recorded", ...refund, amount, who: "Dilnoza", why: "" };
  const sent: SaleEvent = { type: "refund.sent", ...refund };
  const unknown: SaleEvent = { type: "refund.unknown", ...refund, reason: "no-answer", detail: "" };
  const settled = { who: "Dilnoza", evidence: "provider-cabinet", why: "" } as const;
  if (back === "none") return [];
  if (back === "by-hand") return [{ type: "refund.by-hand", ...refund, amount, who: "Dilnoza", why: "", how: "cash" }];
  if (back === "refunded") return [recorded, sent, { type: "refund.refunded", ...refund, via: "answer" }];
  if (back === "unknown") return [recorded, sent, unknown];
  return [recorded, sent, unknown, { type: "refund.settled", ...refund, ...settled, outcome: "refunded" }];
}

interface Life {
  readonly minor: number;
  readonly provider: "anor" | "freedom";
  readonly first: Ending;
  readonly second: Ending | null;
  readonly back: Back;
  readonly part: number;
  readonly receipt: boolean;
}

/** All that happens to one sale, in order. */
function eventsOf(number: string, life: Life): readonly SaleEvent[] {
  const amount = { minor: life.minor, currency: "UZS" } as const;
  const fiscalization = life.provider === "anor" ? ("receipt-url" as const) : ("none" as const);
  const charged = (attemptId: string, ending: Ending) => [
    e.recorded(attemptId, { amount, provider: life.provider, fiscalization }),
    ...ended(attemptId, ending),
  ];
  const second = takesMoney(life.first) ? null : life.second;
  const last = second ?? life.first;
  const paidId = second === null ? `${number}-1` : `${number}-2`;
  const isPaid = takesMoney(last) && last !== "unknown";
  const receipt = isPaid && life.receipt && fiscalization === "receipt-url";
  return [
    e.opened({ number, amount }),
    ...charged(`${number}-1`, life.first),
    ...(second === null ? [] : charged(`${number}-2`, second)),
    ...(isPaid ? given(life.back, paidId, Math.max(1, Math.round(life.minor * life.part))) : []),
    ...(receipt ? [e.receiptScanned(number), e.fiscalized()] : []),
  ];
}

const ending = fc.constantFrom<Ending>(
  ...(["not-sent", "declined", "paid", "unknown", "late", "held-paid", "held-unpaid", "contradicted"] as const),
);
const life: fc.Arbitrary<Life> = fc.record({
  minor: fc.integer({ min: 1, max: 5_000_000_000 }),
  provider: fc.constantFrom("anor", "freedom"),
  first: ending,
  second: fc.option(ending),
  back: fc.constantFrom<Back>("none", "refunded", "unknown", "by-hand", "settled"),
  part: fc.constantFrom(1, 0.5, 0.1),
  receipt: fc.boolean(),
});

test("a shift's sums are what its events add up to, wherever the chain is cut and whatever was carried over", () => {
  const day = fc.record({
    lives: fc.array(life, { minLength: 1, maxLength: 12 }),
    // Whose turn it is; every ninth or so, the shift is closed.
    turns: fc.array(fc.option(fc.nat(), { freq: 8 }), { minLength: 20, maxLength: 90 }),
  });
  fc.assert(
    fc.property(day, ({ lives, turns }) => {
      using temp = openTempJournal();
      const written: StoredEvent[] = [];
      const add = (event: NewEvent): void => {
        const answer = temp.journal.append([event]);
        if (!answer.ok) throw new Error(answer.error.detail);
        written.push(...answer.value);
      };
      const scripts = lives.map((one, n) => ({ saleId: `S${n}`, left: [...eventsOf(String(n + 1), one)] }));
      let shift = 1;
      let from = 0;
      add({ saleId: null, event: shiftEvents.opened(shift) });
      for (const turn of [...turns, null]) {
        if (turn !== null) {
          const script = scripts[turn % scripts.length];
          const event = script?.left.shift();
          if (script && event) add({ saleId: script.saleId, event });
          continue;
        }
        expect(sumShift(temp.journal.shiftFacts())).toMatchObject(sumOfEvents(written, from));
        add({ saleId: null, event: shiftEvents.closed(shift) });
        from = written.length;
        shift += 1;
        add({ saleId: null, event: shiftEvents.opened(shift) });
      }
      expect(temp.journal.closedShifts(100).length).toBe(shift - 1);
    }),
    { numRuns: 40 },
  );
});
