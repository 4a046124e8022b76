import fc from "fast-check";
import { expect, test } from "vitest";
import type { LedgerView } from "../../../electron/payments/sandbox/ledger.ts";
import { sampleCode } from "../../../electron/payments/sandbox/anor/samples.ts";
import type { Sale } from "../../../shared/domain/sale.ts";
import type { ShiftReport, Tally } from "../../../shared/domain/shift-report.ts";
import { openSalesDesk, type SalesDesk } from "../../fakes/sales-desk.ts";

const WHO = "Dilnoza";

/** One customer of a day. */
type Customer =
  | { readonly pays: "anor"; readonly amount: number; readonly ends: "paid" | "declined" | "answer-lost" }
  | { readonly pays: "freedom"; readonly amount: number; readonly ends: "paid" | "declined"; readonly back: number };

const amount = fc.integer({ min: 1_000, max: 900_000 });
const customer: fc.Arbitrary<Customer> = fc.oneof(
  fc.record({
    pays: fc.constant("anor"),
    amount,
    ends: fc.constantFrom("paid", "paid", "declined", "answer-lost"),
  }),
  fc.record({
    pays: fc.constant("freedom"),
    amount,
    ends: fc.constantFrom("paid", "paid", "declined"),
    /** Hundredths of it that go back. */
    back: fc.constantFrom(0, 0, 30, 100),
  }),
);
/** `settled`: whether somebody has looked at the provider's books by the end of the day. */
const day = fc.record({ customers: fc.array(customer, { minLength: 1, maxLength: 8 }), settled: fc.boolean() });

const ended = (sale: Sale) => !["recorded", "sent", "awaiting-customer"].includes(sale.attempts[0]?.state ?? "sent");

async function serve(desk: SalesDesk, { pays, amount: typed, ...one }: Customer): Promise<Sale> {
  const isAnor = pays === "anor";
  const code = isAnor ? sampleCode(one.ends === "declined" ? "declined" : "approved") : null;
  // The money moves, and nobody hears of it.
  if (one.ends === "answer-lost") await desk.provider.faults({ on: "charge", reply: { kind: "drop" } });
  const labels = { reference: "", note: "" };
  const begun = desk.sales.charge({ saleId: null, amount: typed, code, provider: pays, ...labels });
  if (!begun.ok) throw new Error(JSON.stringify(begun.error));
  const { id } = begun.value;
  if (isAnor) return desk.until(id, ended);
  await desk.until(id, ({ attempts: [attempt] }) => attempt?.state === "awaiting-customer");
  await desk.provider.order({ state: one.ends === "declined" ? "declined" : "paid" });
  const sale = await desk.until(id, ended);
  const part = "back" in one ? Math.floor((typed * one.back) / 100) : 0;
  const [attempt] = sale.attempts;
  if (one.ends !== "paid" || part === 0 || !attempt) return sale;
  desk.refunds.refund({ saleId: id, attemptId: attempt.id, amount: part, who: WHO, why: "returned" });
  return desk.until(id, ({ attempts: [paid] }) => paid?.refunds[0]?.state === "refunded");
}

/** A person looks into the provider's cabinet, which is its ledger, and says what stands there. */
function settleAll(desk: SalesDesk): void {
  const { charges } = desk.sandbox.ledger.view();
  for (const sale of desk.journal().unknownPayments()) {
    const attempt = sale.attempts.find(({ state }) => state === "unknown");
    if (!attempt) throw new Error("an unknown sale has an unknown attempt");
    const charged = charges.some((row) => row.amount === attempt.wire.amount);
    desk.sales.settle({
      saleId: sale.id,
      attemptId: attempt.id,
      outcome: charged ? "paid" : "not-paid",
      who: WHO,
      evidence: "provider-cabinet",
      why: "",
    });
  }
}

/** What a provider's books say came in and went back, in tiyin: added up from nothing that the till has written. */
function booksOf({ charges, orders }: LedgerView) {
  const tiyin = (text: string) => Math.round(Number(text) * 100);
  const sum = (values: readonly number[]) => values.reduce((all, one) => all + one, 0);
  const paid = orders.filter(({ provider, state }) => provider === "freedom" && state === "paid");
  const back = paid.map(({ refunded }) => tiyin(refunded)).filter((one) => one > 0);
  return {
    anor: { taken: tally(charges.map((row) => tiyin(row.amount))), refunded: tally([]) },
    freedom: { taken: tally(paid.map((row) => tiyin(row.paid))), refunded: tally(back) },
  };
  function tally(values: readonly number[]): Tally {
    return { count: values.length, minor: sum(values) };
  }
}

const minus = (one: Tally, other: Tally): Tally => ({ count: one.count - other.count, minor: one.minor - other.minor });
const NONE: Tally = { count: 0, minor: 0 };

/** The report's own words for what the books have. */
function reported({ totals }: ShiftReport) {
  const of = (id: "anor" | "freedom") => totals.find(({ provider }) => provider === id);
  const part = (id: "anor" | "freedom") => ({
    // What nobody has settled is in the books already, and in the report apart.
    taken: of(id)?.taken ?? NONE,
    refunded: of(id)?.refunded ?? NONE,
  });
  return { anor: part("anor"), freedom: part("freedom") };
}

/** Money whose answer was lost, carried over the night and settled on the next day: always among the random days. */
const CARRIED: readonly { readonly customers: Customer[]; readonly settled: boolean }[] = [
  {
    customers: [
      { pays: "anor", amount: 5_000, ends: "answer-lost" },
      { pays: "freedom", amount: 8_000, ends: "paid", back: 30 },
    ],
    settled: false,
  },
  { customers: [{ pays: "anor", amount: 7_000, ends: "paid" }], settled: true },
];

test("X and Z of random days are what the provider's own books add up to", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(day, { minLength: 1, maxLength: 3 }), async (days) => {
      const desk = await openSalesDesk({ listenMs: 5_000, hurry: 50 });
      try {
        let before = booksOf(desk.sandbox.ledger.view());
        let carriedMoney = NONE;
        for (const { customers, settled } of days) {
          for (const one of customers) await serve(desk, one);
          if (settled) settleAll(desk);
          const now = booksOf(desk.sandbox.ledger.view());
          const x = value(desk.shifts.xReport(WHO));
          const unsettled = x.totals.find(({ provider }) => provider === "anor")?.unsettled ?? NONE;
          // Money that came and is not settled was taken by the provider; what was carried in and settled is taken here.
          const anor = minus(minus(now.anor.taken, before.anor.taken), minus(unsettled, carriedMoney));
          expect(reported(x)).toEqual({
            anor: { taken: anor, refunded: NONE },
            freedom: {
              taken: minus(now.freedom.taken, before.freedom.taken),
              refunded: minus(now.freedom.refunded, before.freedom.refunded),
            },
          });
          expect(x.sales).toBe(customers.length);
          const cases = x.open.map(({ id }) => id);
          const z = value(desk.shifts.close(WHO, cases.length === 0 ? [] : [{ why: "at night", cases }]));
          expect([z.totals, z.carried.length]).toEqual([x.totals, cases.length]);
          before = now;
          carriedMoney = unsettled;
        }
        const closed = desk.journal().closedShifts(10);
        expect(closed.map(({ closed: end }) => end?.zNumber)).toEqual(days.map((_, index) => days.length - index));
      } finally {
        await desk.close();
      }
    }),
    { numRuns: 10, examples: [[[...CARRIED]]] },
  );
});

function value<T>(
  answer: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: unknown },
): T {
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  return answer.value;
}
