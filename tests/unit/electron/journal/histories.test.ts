import fc from "fast-check";
import { expect, test } from "vitest";
import { z } from "zod";
import { Connection } from "../../../../electron/journal/connection.ts";
import { readEvent } from "../../../../electron/journal/event-text.ts";
import { latestVersion, MIGRATIONS } from "../../../../electron/journal/migrations.ts";
import type { NewEvent } from "../../../../electron/journal/port.ts";
import { projectionsDiffer, rebuildProjections } from "../../../../electron/journal/rebuild.ts";
import { providerWord } from "../../../../electron/journal/search-rows.ts";
import { applySaleEvent, IllegalTransition } from "../../../../shared/domain/sale-machine.ts";
import { saleWords } from "../../../../shared/domain/sale-words.ts";
import type { Sale } from "../../../../shared/domain/sale.ts";
import { openTempJournal } from "../../../fakes/journal.ts";
import { saleEvents as e } from "../../../fakes/sales.ts";
import { shiftEvents } from "../../../fakes/shifts.ts";

const attempt = fc.constantFrom("A1", "A2");
const code = fc.constantFrom({ fingerprint: "f1", mask: "1" }, { fingerprint: "f2", mask: "2" });
/** Early journals name no account. */
const account = fc.constantFrom({}, { account: "550011" });
const refs = fc.record({ paymentId: fc.constantFrom("p", undefined), reference: fc.string() }, { requiredKeys: [] });

/** Any event, legal or not: the machine decides. Texts are arbitrary, lone surrogates and control characters too. */
const anyText = fc.string({ unit: "binary", maxLength: 8 });
const anyEvent = fc.oneof(
  fc.record({ day: fc.constantFrom("2026-11-21", "2026-11-22"), note: anyText }).map((facts) => e.opened(facts)),
  fc.tuple(attempt, code, account).map(([id, use, at]) => e.recorded(id, { code: use, ...at })),
  attempt.map((id) => e.sent(id)),
  attempt.map((id) => e.notSent(id)),
  fc.tuple(attempt, refs).map(([id, known]) => e.paid(id, { refs: known })),
  attempt.map((id) => e.declined(id)),
  attempt.map((id) => e.unknown(id)),
  fc.tuple(attempt, fc.constantFrom("paid" as const, "not-paid" as const)).map(([id, how]) => e.settled(id, how)),
  fc.constantFrom("1", "2").map((number) => e.receiptScanned(number)),
  fc.constantFrom(e.tryFailed(), e.rejected(), e.fiscalized()),
);
const anyNew: fc.Arbitrary<NewEvent> = fc.oneof(
  { weight: 9, arbitrary: fc.record({ saleId: fc.constantFrom("S1", "S2"), event: anyEvent }) },
  { weight: 1, arbitrary: fc.constant({ saleId: null, event: { type: "terminal.stopped" as const } }) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom(shiftEvents.opened, shiftEvents.closed), fc.constantFrom(1, 2, 3))
      .map(([make, shift]) => ({ saleId: null, event: make(shift) })),
  },
);
/** Of several events the first that follows is taken, so that a sale comes to its end; of one alone, that one. */
const choice = fc.oneof(
  { weight: 4, arbitrary: fc.array(anyNew, { minLength: 16, maxLength: 16 }) },
  { weight: 1, arbitrary: fc.array(anyNew, { minLength: 1, maxLength: 1 }) },
);
const history = fc.array(
  fc.record({
    batch: fc.array(choice, { minLength: 1, maxLength: 3 }),
    restart: fc.oneof({ weight: 5, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
  }),
  { minLength: 10, maxLength: 40, size: "max" },
);

/** What is written at once, where the sales are as `sales` tells. */
function batchOf(choices: readonly (readonly NewEvent[])[], sales: Map<string, Sale | null>): readonly NewEvent[] {
  return choices
    .map((events) => events.find((one) => goesOn(sales, one)) ?? events[0])
    .filter((one) => one !== undefined);
}

function goesOn(sales: Map<string, Sale | null>, { saleId, event }: NewEvent): boolean {
  const told = readEvent(saleId, JSON.stringify(event));
  if (told === null || told.saleId === null) return false;
  try {
    sales.set(told.saleId, applySaleEvent(sales.get(told.saleId) ?? null, told.saleId, told.event, 0));
    return true;
  } catch (error) {
    expect(error).toBeInstanceOf(IllegalTransition);
    return false;
  }
}

const wordRow = z.object({ word: z.string() });

/** The words under which a sale stands on disk. */
function foundBy(connection: Connection, saleId: string): readonly string[] {
  const sql = `SELECT word FROM search_words JOIN search USING (n) JOIN sales USING (place) WHERE id = ?`;
  return connection
    .all(wordRow, sql, saleId)
    .map(({ word }) => word)
    .toSorted();
}

/** The words that the whole sale has, whatever its events left alone. */
function wordsToFind(sale: Sale): readonly string[] {
  const providers = sale.attempts.map(({ provider }) => providerWord(provider));
  return [...new Set([...providers, ...saleWords(structuredClone(sale))])].toSorted();
}

test("after any history the projections are what the events say, and the chain holds", () => {
  fc.assert(
    fc.property(history, (steps) => {
      using temp = openTempJournal();
      let { journal } = temp;
      let written = 0;
      for (const { batch: choices, restart } of steps) {
        const before = [journal.sale("S1"), journal.sale("S2")];
        const batch = batchOf(choices, new Map(before.map((sale, index) => [`S${index + 1}`, sale])));
        try {
          const answer = journal.append(batch);
          written += answer.ok ? answer.value.length : 0;
        } catch (error) {
          expect(error).toBeInstanceOf(IllegalTransition);
          expect([journal.sale("S1"), journal.sale("S2")]).toEqual(before);
        }
        if (restart) journal = temp.reopen();
      }
      expect(temp.reopen().health().state).toBe("sound");
      const sales = [temp.journal.sale("S1"), temp.journal.sale("S2")];
      temp.journal.close();
      const connection = new Connection(temp.file, "read-write");
      expect(connection.pragmaNumber("user_version")).toBe(latestVersion(MIGRATIONS));
      expect(projectionsDiffer(connection)).toBeNull();
      for (const sale of sales) if (sale) expect(foundBy(connection, sale.id)).toEqual(wordsToFind(sale));
      connection.transaction(() => rebuildProjections(connection));
      expect(projectionsDiffer(connection)).toBeNull();
      connection.close();
      const again = temp.reopen();
      expect([again.sale("S1"), again.sale("S2")]).toEqual(sales);
      const last = again.append([{ saleId: null, event: { type: "terminal.stopped" } }]);
      expect(last.ok && last.value[0]?.seq).toBe(written + 1);
    }),
    { numRuns: 60 },
  );
});

test("a projection that differs is told, on a connection that cannot write", () => {
  using temp = openTempJournal();
  temp.journal.append([
    { saleId: null, event: shiftEvents.opened() },
    { saleId: "S1", event: e.opened() },
    { saleId: "S1", event: e.recorded() },
  ]);
  for (const [sql, table] of [
    ["UPDATE sales SET is_unknown = 1", "sales"],
    ["UPDATE sales SET doc = replace(doc, 'open', 'abandoned')", "sales"],
    ["UPDATE days SET sales = 9", "days"],
    ["UPDATE search SET paid_minor = 1", "search"],
    ["DELETE FROM search_words WHERE word = '127500'", "search_words"],
    ["INSERT INTO code_uses VALUES ('f', 9, 'S1', 'A')", "code_uses"],
    ["UPDATE attempts SET taken_seq = 2", "attempts"],
    ["INSERT INTO refunds VALUES (1, 0, 0, 'anor', 'UZS', 5, NULL)", "refunds"],
    ["UPDATE shifts SET from_seq = 9", "shifts"],
  ] as const) {
    const writer = new Connection(temp.file, "read-write");
    writer.exec(sql);
    const reader = new Connection(temp.file, "read-only");
    expect(projectionsDiffer(reader)).toMatch(new RegExp(`^${table}: `, "u"));
    reader.close();
    writer.transaction(() => rebuildProjections(writer));
    expect(projectionsDiffer(writer)).toBeNull();
    writer.close();
  }
});
