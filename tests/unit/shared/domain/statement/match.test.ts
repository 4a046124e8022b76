import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Comparison } from "../../../../../shared/domain/statement/comparison.ts";
import { createStatementMatch } from "../../../../../shared/domain/statement/match.ts";
import type { OwnPayment } from "../../../../../shared/domain/statement/own-payment.ts";
import type { StatementRow } from "../../../../../shared/domain/statement/row.ts";
import { sameMoney } from "../../../../../shared/domain/money.ts";

const NOON = Date.UTC(2026, 10, 21, 7);
const COVERS = { from: NOON - 43_200_000, to: NOON + 43_199_999 };

function own(attemptId: string, over: Partial<OwnPayment> = {}): OwnPayment {
  return {
    saleId: `S-${attemptId}`,
    saleNumber: "1121-0001",
    attemptId,
    state: "paid",
    amount: { minor: 12_750_000, currency: "UZS" },
    at: NOON,
    receipt: "attached",
    ids: [attemptId.toLowerCase()],
    tail: null,
    returned: 0,
    ...over,
  };
}

function row(number: number, over: Partial<StatementRow> = {}): StatementRow {
  return {
    row: number,
    id: null,
    money: { minor: 12_750_000, currency: "UZS" },
    when: { from: NOON, to: NOON + 999 },
    tail: null,
    paid: true,
    back: false,
    ...over,
  };
}

function compare(payments: readonly OwnPayment[], rows: readonly StatementRow[]): Comparison {
  const match = createStatementMatch("anor", payments);
  for (const each of rows) expect(match.take(each)).toBe(true);
  return match.end(rows.length, COVERS);
}
const minutes = (n: number) => ({ from: NOON + n * 60_000, to: NOON + n * 60_000 + 999 });

describe("by id", () => {
  it("agrees in any case of letters, whatever the time", () => {
    const told = compare([own("A1")], [row(2, { id: "a1", when: minutes(600) })]);
    expect(told.agreed).toEqual({ count: 1, sums: [{ minor: 12_750_000, currency: "UZS" }] });
    expect(told.onlyHere.total + told.onlyThere.total).toBe(0);
  });

  it("says where the receipt is missing", () => {
    const told = compare([own("A1", { receipt: "missing" })], [row(2, { id: "A1" })]);
    expect(told.receiptMissing.items).toMatchObject([{ attemptId: "A1" }]);
  });

  it("proposes an end for what is open, never by another amount", () => {
    const open = own("A1", { state: "unknown" });
    expect(compare([open], [row(2, { id: "A1" })]).proposals.items).toMatchObject([{ outcome: "paid", by: "id" }]);
    expect(compare([open], [row(2, { id: "A1", paid: false })]).proposals.items).toMatchObject([
      { outcome: "not-paid", by: "id" },
    ]);
    const other = compare([open], [row(2, { id: "A1", money: { minor: 1, currency: "UZS" } })]);
    expect([other.proposals.total, other.amountDiffers.total]).toEqual([0, 1]);
    const foreign = compare([open], [row(2, { id: "A1", money: { minor: 12_750_000, currency: "USD" } })]);
    expect([foreign.proposals.total, foreign.amountDiffers.total]).toEqual([0, 1]);
  });

  it.each([
    ["declined", true],
    ["not-sent", true],
    ["cancelled", true],
    ["paid", false],
  ] as const)("a %s payment that the statement has as paid: %s is a contradiction", (state, paid) => {
    const told = compare([own("A1", { state })], [row(2, { id: "A1", paid })]);
    expect([told.contradicted.total, told.agreed.count, told.proposals.total]).toEqual([1, 0, 0]);
  });

  it("says nothing where both say that it failed", () => {
    const told = compare([own("A1", { state: "declined" })], [row(2, { id: "A1", paid: false })]);
    expect([told.contradicted.total, told.agreed.count, told.onlyThere.total]).toEqual([0, 0, 0]);
  });

  it("counts the same row once, and another row of the same payment as one too many", () => {
    const same = row(2, { id: "A1" });
    const told = compare([own("A1")], [same, { ...same, row: 3 }, row(4, { id: "A1", when: minutes(5) })]);
    expect([told.agreed.count, told.repeated, told.doubled.total]).toEqual([1, 1, 1]);
  });

  it("takes the row that succeeded where a failed one stands before it", () => {
    const told = compare([own("A1")], [row(2, { id: "A1", paid: false }), row(3, { id: "A1", when: minutes(1) })]);
    expect([told.agreed.count, told.contradicted.total, told.doubled.total]).toEqual([1, 0, 0]);
  });

  it("knows a hundredfold for a wrongly chosen unit", () => {
    const payments = [own("A1"), own("A2")];
    const rows = [row(2, { id: "A1" }), row(3, { id: "A2" })];
    const hundredth = rows.map((each) => ({ ...each, money: { minor: 127_500, currency: "UZS" } as const }));
    expect(compare(payments, hundredth)).toMatchObject({ hundredfold: true, amountDiffers: { total: 2 } });
    expect(compare(payments, rows).hundredfold).toBe(false);
  });

  it("tells returns apart from payments", () => {
    const back = { id: "A1", back: true } as const;
    expect(compare([own("A1", { returned: 12_750_000 })], [row(2, back)]).returned).toMatchObject({ agreed: 1 });
    expect(compare([own("A1")], [row(2, back)]).returned).toMatchObject({ agreed: 0, unknown: { total: 1 } });
  });
});

describe("by amount, time and card", () => {
  it("finds the one that fits", () => {
    const told = compare([own("A1", { state: "unknown" })], [row(2, { id: "foreign", when: minutes(3) })]);
    expect(told.proposals.items).toMatchObject([{ outcome: "paid", by: "amount", row: { row: 2, id: "foreign" } }]);
  });

  it("never against a card that both show", () => {
    const told = compare([own("A1", { state: "unknown", tail: "3456" })], [row(2, { tail: "9999" })]);
    expect([told.proposals.total, told.onlyThere.total]).toEqual([0, 1]);
    const same = compare([own("A1", { state: "unknown", tail: "3456" })], [row(2, { tail: "3456" })]);
    expect(same.proposals.total).toBe(1);
  });

  it("takes nobody's word where two fit", () => {
    const open = [own("A1", { state: "unknown" }), own("A2", { state: "unknown", at: NOON + 30_000 })];
    const told = compare(open, [row(2)]);
    expect([told.proposals.total, told.ambiguous.total, told.unanswered.total]).toEqual([0, 1, 2]);
    const rows = compare([own("A1", { state: "unknown" })], [row(2), row(3, { when: minutes(1) })]);
    expect([rows.proposals.total, rows.ambiguous.total]).toEqual([0, 2]);
  });

  it("prefers what lies near", () => {
    const payments = [own("A1"), own("A2", { at: NOON + 600_000 })];
    const told = compare(payments, [row(2), row(3, { when: minutes(10) })]);
    expect(told.agreed.count).toBe(2);
  });

  it("leaves alone what took no money here, and what has its row by id", () => {
    const told = compare([own("A1", { state: "declined" }), own("A2")], [row(2, { id: "A2" }), row(3)]);
    expect([told.agreed.count, told.onlyThere.total, told.contradicted.total]).toEqual([1, 1, 0]);
  });
});

describe("what has no counterpart", () => {
  it("is told on both sides, within the days that the statement covers", () => {
    const far = own("A3", { at: COVERS.to + 1 });
    const told = compare(
      [own("A1"), own("A2", { state: "awaiting-customer" }), far],
      [row(2, { id: "x", money: { minor: 5, currency: "UZS" } })],
    );
    expect(told.onlyHere.items.map(({ attemptId }) => attemptId)).toEqual(["A1"]);
    expect(told.unanswered.items.map(({ attemptId }) => attemptId)).toEqual(["A2"]);
    expect(told.onlyThere.items).toMatchObject([{ row: 2, id: "x" }]);
  });

  it("shows no card's number in the place of an id", () => {
    const told = compare([], [row(2, { id: "8600 4954 7331 6478" })]);
    expect(JSON.stringify(told)).not.toMatch(/4954|7331/u);
  });

  it("lists the beginning and counts all", () => {
    const rows = Array.from({ length: 1000 }, (_nothing, at) => row(at + 2, { id: `x${at}` }));
    const told = compare([], rows);
    expect([told.onlyThere.items.length, told.onlyThere.total, told.onlyThereSum.count]).toEqual([300, 1000, 1000]);
  });

  it("gives up rather than keep more rows than can be told apart", () => {
    const match = createStatementMatch("anor", [own("A1")]);
    let at = 0;
    while (match.take(row((at += 1)))) if (at > 200_000) break;
    expect(at).toBe(100_001);
  });
});

describe("whatever the two lists are", () => {
  const money = fc.record({ minor: fc.constantFrom(100, 200, 300), currency: fc.constantFrom("UZS", "USD") });
  const tail = fc.constantFrom(null, "1111", "2222");
  const payments = fc.uniqueArray(
    fc.record({
      n: fc.nat(30),
      state: fc.constantFrom("paid", "unknown", "declined", "awaiting-customer", "not-sent"),
      amount: money,
      at: fc.integer({ min: NOON, max: NOON + 3_600_000 }),
      tail,
    }),
    { selector: ({ n }) => n, maxLength: 12 },
  );
  const rows = fc.uniqueArray(
    fc.record({
      id: fc.option(fc.nat(40), { nil: null }),
      n: fc.nat(1000),
      money,
      at: fc.integer({ min: NOON, max: NOON + 3_600_000 }),
      tail,
      paid: fc.boolean(),
    }),
    // A second row of one payment is another test's matter.
    { selector: ({ id, n }) => (id === null ? `row ${n}` : `id ${id}`), maxLength: 12 },
  );
  const lists = fc.tuple(payments, rows).map(([mine, theirs]) => ({
    mine: mine.map(({ n, ...rest }) => own(`A${n}`, rest as Partial<OwnPayment>)),
    theirs: theirs.map(({ id, n: _n, at, ...rest }, place) =>
      row(place + 2, {
        id: id === null ? null : `a${id}`,
        when: { from: at, to: at + 999 },
        ...rest,
      }),
    ),
  }));
  const sorted = (told: Comparison) =>
    JSON.stringify(told, (_key, value: unknown) =>
      Array.isArray(value) ? value.map((each) => JSON.stringify(each)).toSorted() : value,
    );

  it("does not depend on their order", () => {
    fc.assert(
      fc.property(lists, fc.array(fc.nat(1000), { minLength: 24, maxLength: 24 }), ({ mine, theirs }, keys) => {
        const shuffled = <T>(list: readonly T[]): T[] =>
          list
            .map((item, at) => ({ item, by: keys[at] ?? 0 }))
            .toSorted((a, b) => a.by - b.by)
            .map(({ item }) => item);
        expect(sorted(compare(shuffled(mine), shuffled(theirs)))).toBe(sorted(compare(mine, theirs)));
      }),
    );
  });

  it("every payment and every row has one place at most, and none is lost", () => {
    fc.assert(
      fc.property(lists, ({ mine, theirs }) => {
        const told = compare(mine, theirs);
        const pairs = [...told.proposals.items, ...told.contradicted.items, ...told.amountDiffers.items];
        const used = [
          ...pairs.map((pair) => pair.row.row),
          ...told.onlyThere.items.map((each) => each.row),
          ...told.ambiguous.items.map((each) => each.row),
        ];
        expect(new Set(used).size).toBe(used.length);
        const claimed = [
          ...pairs.map((pair) => pair.payment.attemptId),
          ...told.onlyHere.items.map((each) => each.attemptId),
          ...told.unanswered.items.map((each) => each.attemptId),
        ];
        expect(new Set(claimed).size).toBe(claimed.length);
        const silent = theirs.length - used.length - told.agreed.count;
        // What failed there and has nothing of ours, or failed on both sides.
        expect(silent).toBeGreaterThanOrEqual(0);
        expect(silent).toBeLessThanOrEqual(theirs.filter(({ paid }) => !paid).length);
      }),
    );
  });

  it("proposes money only for an open payment with just that amount, near in time or by its id", () => {
    fc.assert(
      fc.property(lists, ({ mine, theirs }) => {
        for (const { payment, row: line, by, outcome } of compare(mine, theirs).proposals.items) {
          const source = mine.find(({ attemptId }) => attemptId === payment.attemptId);
          expect(["unknown", "awaiting-customer"]).toContain(source?.state);
          if (outcome === "paid") expect(sameMoney(payment.amount, line.amount)).toBe(true);
          if (by === "id") expect(line.id).toBe(payment.attemptId.toLowerCase());
          else {
            expect(outcome).toBe("paid");
            expect(Math.abs(line.at - payment.at)).toBeLessThanOrEqual(15 * 60_000 + 999);
          }
        }
      }),
    );
  });

  it("settling what was proposed and comparing again leaves nothing to propose", () => {
    fc.assert(
      fc.property(lists, ({ mine, theirs }) => {
        const first = compare(mine, theirs).proposals.items;
        const after = mine.map((payment): OwnPayment => {
          const told = first.find((each) => each.payment.attemptId === payment.attemptId);
          if (!told) return payment;
          const ids =
            told.row.id === null || payment.ids.includes(told.row.id) ? payment.ids : [...payment.ids, told.row.id];
          return { ...payment, state: told.outcome === "paid" ? "paid" : "declined", ids };
        });
        const again = compare(after, theirs);
        for (const { payment } of again.proposals.items) {
          expect(first.map((each) => each.payment.attemptId)).not.toContain(payment.attemptId);
        }
      }),
    );
  });
});
