import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Journal, NewEvent } from "../../../../electron/journal/port.ts";
import type { Sale } from "../../../../shared/domain/sale.ts";
import { saleKinds } from "../../../../shared/domain/sale-kinds.ts";
import type { SaleQuery } from "../../../../shared/domain/sale-query.ts";
import { openTempJournal } from "../../../fakes/journal.ts";
import { saleEvents as e } from "../../../fakes/sales.ts";
import { searchedByHand } from "../../../fakes/searched-by-hand.ts";

const ALL: SaleQuery = { text: "", kind: "all", provider: null, days: null };
const DAYS = ["2026-11-20", "2026-11-21", "2026-11-22"] as const;

/** Words that meet each other by their beginnings, and signs that other languages of searching mean something by. */
const word = fc.constantFrom(
  ..."stol Stol stola 12 127 1275 %_ %127% _ * \" ' OR NOT NEAR( 127* stol:12 -12 {} \\ Bánh banh oʻgʻil Ёлка ЕЛКА ORD-12/7 ord127 @anor @".split(
    " ",
  ),
);
const text = fc.array(word, { maxLength: 3 }).map((words) => words.join(" "));

const saleFacts = fc.record({
  day: fc.constantFrom(...DAYS),
  sums: fc.constantFrom(127, 1_275, 12_750, 127_500, 5),
  provider: fc.constantFrom("anor" as const, "freedom" as const),
  reference: text,
  note: text,
  fate: fc.constantFrom("paid", "fiscalized", "declined", "unknown", "open", "not-sent", "refunded", "again"),
  card: fc.constantFrom("860012••••••3456", "560012••••••0127", ""),
  id: fc.constantFrom("0e03a2f1-0000-4000-8000-0000001275ab", "127", "t/1"),
});
type SaleFacts = typeof saleFacts extends fc.Arbitrary<infer T> ? T : never;

const query: fc.Arbitrary<SaleQuery> = fc.record({
  text: fc.oneof(text, fc.constantFrom("127 500", "127 500,00", "3456", "0001", "0001 0127", "4000", "1275ab", "2421")),
  kind: fc.constantFrom(...saleKinds),
  provider: fc.constantFrom(null, "anor" as const, "freedom" as const, "wallet" as const),
  days: fc.oneof(
    fc.constant(null),
    fc.tuple(fc.constantFrom(...DAYS), fc.constantFrom(...DAYS)).map(([from, to]) => ({ from, to })),
  ),
});

function eventsOf(facts: SaleFacts, n: number): readonly NewEvent[] {
  const { day, sums, provider, reference, note, fate, card, id } = facts;
  const amount = { minor: sums * 100, currency: "UZS" } as const;
  const [a, b] = [`A${n}`, `B${n}`];
  const paid = (attempt: string) =>
    e.paid(attempt, { refs: { transactionId: id }, payer: card === "" ? {} : { card, phone: "••••••••5009" } });
  const started = [
    e.opened({
      number: `${day.slice(5).replace("-", "")}-${String(n).padStart(4, "0")}`,
      day,
      amount,
      reference,
      note,
    }),
    ...(fate === "open" ? [] : [e.recorded(a, { provider, amount })]),
    ...(fate === "open" || fate === "not-sent" ? [] : [e.sent(a)]),
  ];
  const ends = {
    paid: [paid(a)],
    fiscalized: [paid(a), e.receiptScanned(String(2_000 + n)), e.fiscalized()],
    declined: [e.declined(a)],
    unknown: [e.unknown(a)],
    open: [],
    "not-sent": [e.notSent(a)],
    refunded: [
      paid(a),
      {
        type: "refund.by-hand" as const,
        attemptId: a,
        refundId: `R${n}`,
        amount: { minor: 100, currency: "UZS" as const },
        who: "Dilnoza",
        why: "",
        how: "cash",
      },
    ],
    again: [e.declined(a), e.recorded(b, { provider: "freedom", amount }), e.sent(b), paid(b)],
  }[fate];
  return [...started, ...ends].map((event) => ({ saleId: `S${n}`, event }));
}

function written(journal: Journal, sales: readonly SaleFacts[]): readonly Sale[] {
  return sales
    .map((facts, index) => {
      for (const event of eventsOf(facts, index + 1)) expect(journal.append([event]).ok).toBe(true);
      const sale = journal.sale(`S${index + 1}`);
      if (!sale) throw new Error("it was not written");
      return sale;
    })
    .toReversed();
}

/** All pages, one after the other, as a screen that scrolls to the end asks for them. */
function everyPage(journal: Journal, asked: SaleQuery): readonly Sale[] {
  const sales: Sale[] = [];
  let page = journal.search(asked, { head: null, at: { offset: 0 } });
  for (;;) {
    sales.push(...page.sales);
    if (page.next === null) return sales;
    page = journal.search(asked, { head: page.head, at: { before: page.next } });
  }
}

const ids = (sales: readonly Sale[]) => sales.map(({ id }) => id);

describe("finding sales in the journal", () => {
  it("finds what looking through every sale by hand finds", () => {
    fc.assert(
      fc.property(
        fc.array(saleFacts, { maxLength: 12 }),
        fc.array(query, { minLength: 8, maxLength: 8 }),
        (facts, asked) => {
          using temp = openTempJournal();
          const sales = written(temp.journal, facts);
          for (const one of asked) {
            const wanted = searchedByHand(sales, one);
            const found = temp.journal.search(one, { head: null, at: { offset: 0 } });
            expect(ids(found.sales)).toEqual(ids(wanted.sales));
            expect(found.total).toBe(wanted.sales.length);
            expect(found.paid).toEqual(wanted.paid);
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  it("finds the same after a rebuild, and by what was changed later", () => {
    using temp = openTempJournal();
    const facts: SaleFacts = {
      day: "2026-11-21",
      sums: 5,
      provider: "anor",
      reference: "stol",
      note: "",
      fate: "open",
      card: "",
      id: "t/1",
    };
    written(temp.journal, [facts]);
    const has = (typed: string) => everyPage(temp.journal, { ...ALL, text: typed }).length;
    expect([has("stol"), has("ayvon")]).toEqual([1, 0]);
    temp.journal.append([{ saleId: "S1", event: { type: "sale.noted", reference: "ayvon", note: "stolik" } }]);
    expect([has("stol"), has("ayvon"), has("stolik"), has("stolikk")]).toEqual([1, 1, 1, 0]);
    temp.reopen();
    expect([has("ayvon"), has("stolik")]).toEqual([1, 1]);
  });

  it("pages through more than one page, from any place, whatever is sold meanwhile", () => {
    using temp = openTempJournal();
    const events = Array.from({ length: 130 }, (_, index) => ({
      saleId: `S${index + 1}`,
      event: e.opened({
        number: `1121-${String(index + 1).padStart(4, "0")}`,
        reference: index % 2 === 0 ? "juft" : "toq",
      }),
    }));
    expect(temp.journal.append(events).ok).toBe(true);
    const newest = (count: number) => Array.from({ length: count }, (_, index) => `S${130 - index}`);
    const first = temp.journal.search(ALL, { head: null, at: { offset: 0 } });
    expect({ ids: ids(first.sales), total: first.total }).toEqual({ ids: newest(50), total: 130 });

    temp.journal.append([{ saleId: "S131", event: e.opened({ number: "1121-0131", reference: "toq" }) }]);
    const later = temp.journal.search(ALL, { head: first.head, at: { offset: 100 } });
    expect(ids(later.sales)).toEqual(newest(130).slice(100));
    expect(later.next).toBeNull();
    expect(ids(everyPage(temp.journal, ALL))).toEqual(["S131", ...newest(130)]);
    const even = newest(130).filter((_, index) => index % 2 === 1);
    expect(ids(everyPage(temp.journal, { ...ALL, text: "juft" }))).toEqual(even);
    expect(ids(everyPage(temp.journal, { ...ALL, kind: "failed" }))).toEqual(["S131", ...newest(130)]);
  });

  it("finds nothing for what no sale has, however it is typed", () => {
    using temp = openTempJournal();
    temp.journal.append([{ saleId: "S1", event: e.opened({ reference: "stol 4" }) }]);
    const hostile = [
      "%",
      "_",
      "*",
      '"',
      "'; DROP TABLE sales; --",
      "stol*",
      "s%",
      "\0",
      "\u{10FFFF}",
      "\ud800",
      "a".repeat(200),
    ];
    for (const typed of hostile) {
      const found = temp.journal.search({ ...ALL, text: typed }, { head: null, at: { offset: 0 } });
      // A star after a word is a sign like others: it is not meant, and the word is found.
      expect({ typed, total: found.total }).toEqual({ typed, total: typed === "stol*" || typed === "s%" ? 1 : 0 });
    }
    const words = Array.from({ length: 100 }, (_, index) => (index < 99 ? "stol" : "4")).join(" ");
    expect(everyPage(temp.journal, { ...ALL, text: words })).toHaveLength(1);
    const far = temp.journal.search(ALL, { head: null, at: { offset: Number.MAX_SAFE_INTEGER } });
    expect(far).toMatchObject({ sales: [], total: 1, next: null });
    expect(temp.journal.search(ALL, { head: 0, at: { before: 0 } })).toMatchObject({ sales: [], next: null });
  });

  it("keeps days apart that lie across each other because the clock was set", () => {
    using temp = openTempJournal();
    const days = ["2026-11-21", "2026-11-20", "2026-11-21", "2026-11-22", "2026-11-20"];
    temp.journal.append(
      days.map((day, index) => ({ saleId: `S${index}`, event: e.opened({ day, number: `n${index}` }) })),
    );
    const on = (from: string, to = from) => ids(everyPage(temp.journal, { ...ALL, days: { from, to } }));
    expect(on("2026-11-20")).toEqual(["S4", "S1"]);
    expect(on("2026-11-21")).toEqual(["S2", "S0"]);
    expect(on("2026-11-21", "2026-11-22")).toEqual(["S3", "S2", "S0"]);
    expect(on("2026-11-22", "2026-11-20")).toEqual([]);
    expect(on("2025-01-01")).toEqual([]);
  });
});
