import { DatabaseSync } from "node:sqlite";
import { describe, expect, test } from "vitest";
import { openJournal } from "../../../../electron/journal/open.ts";
import { systemClock } from "../../../../electron/runtime/clock.ts";
import { IllegalTransition } from "../../../../shared/domain/sale-machine.ts";
import { openTempJournal } from "../../../fakes/journal.ts";
import { saleEvents as e } from "../../../fakes/sales.ts";

const DAY = "2026-11-21";

function opened(saleId: string, day = DAY) {
  return { saleId, event: e.opened({ day }) };
}

/** A sale up to its paid state, with an attempt id of its own. */
function paidSale(saleId: string) {
  const attempt = `A-${saleId}`;
  return [
    opened(saleId),
    ...[e.recorded(attempt), e.sent(attempt), e.paid(attempt)].map((event) => ({ saleId, event })),
  ];
}

describe("a journal", () => {
  test("keeps what was appended across a restart", () => {
    using temp = openTempJournal();
    const written = temp.journal.append(paidSale("S1"));
    const sale = temp.journal.sale("S1");
    const again = temp.reopen();
    expect(again.sale("S1")).toEqual(sale);
    expect(written.ok && again.story("S1")).toEqual(written.ok && written.value);
    expect(again.health().state).toBe("sound");
  });

  test("goes on with the chain after a restart", () => {
    using temp = openTempJournal();
    temp.journal.append([opened("S1")]);
    const next = temp.reopen().append([{ saleId: "S1", event: e.recorded() }]);
    expect(next.ok && next.value[0]?.seq).toBe(2);
    expect(temp.reopen().health().state).toBe("sound");
  });

  test("writes nothing of a batch in which one event does not follow", () => {
    using temp = openTempJournal();
    const batch = [opened("S1"), { saleId: "S1", event: e.recorded() }, { saleId: "S1", event: e.paid() }];
    expect(() => temp.journal.append(batch)).toThrow(IllegalTransition);
    expect(temp.journal.sale("S1")).toBeNull();
    expect(temp.journal.days()).toEqual([]);
    const later = temp.journal.append([opened("S1")]);
    expect(later.ok && later.value[0]?.seq).toBe(1);
  });

  test("opens a sale once, whether it is still in memory or not", () => {
    using temp = openTempJournal();
    temp.journal.append([opened("S1")]);
    expect(() => temp.journal.append([opened("S1")])).toThrow(IllegalTransition);
    const again = temp.reopen();
    expect(() => again.append([opened("S2"), opened("S1")])).toThrow(IllegalTransition);
    expect([again.sale("S2"), again.nextNumberOf(DAY)]).toEqual([null, 2]);
    expect(again.append([opened("S2")]).ok).toBe(true);
    expect(temp.reopen().health().state).toBe("sound");
  });

  test("refuses an event that could not be read back", () => {
    using temp = openTempJournal();
    const event = { ...e.opened(), surprise: 1 };
    expect(() => temp.journal.append([{ saleId: "S1", event }])).toThrow(TypeError);
    expect(temp.journal.sale("S1")).toBeNull();
  });

  test("knows of a sale what is on disk: a fact that is undefined wipes out none", () => {
    using temp = openTempJournal();
    const refs = { paymentId: undefined, reference: "R" };
    const events = [e.opened(), e.recorded("A", { refs: { paymentId: "P" } }), e.sent("A"), e.paid("A", { refs })];
    temp.journal.append(events.map((event) => ({ saleId: "S1", event })));
    expect(temp.journal.sale("S1")?.attempts[0]?.refs).toEqual({ paymentId: "P", reference: "R" });
    expect(temp.reopen().health().state).toBe("sound");
    expect(temp.journal.sale("S1")?.attempts[0]?.refs).toEqual({ paymentId: "P", reference: "R" });
  });

  test("keeps the terminal's events in the same chain, bound to no sale", () => {
    using temp = openTempJournal();
    const event = { type: "terminal.stopped" } as const;
    const written = temp.journal.append([opened("S1"), { saleId: null, event }]);
    expect(written.ok && written.value.map((stored) => stored.seq)).toEqual([1, 2]);
    expect(temp.journal.story("S1")).toHaveLength(1);
    expect(temp.reopen().health().state).toBe("sound");
  });

  test("lists the sales of a day newest first, counts days and numbers", () => {
    using temp = openTempJournal();
    temp.journal.append([opened("S1"), opened("S2"), opened("S3", "2026-11-22")]);
    expect(temp.journal.salesOfDay(DAY).map((s) => s.id)).toEqual(["S2", "S1"]);
    expect(temp.journal.salesOfDay(DAY, 1).map((s) => s.id)).toEqual(["S2"]);
    expect(temp.journal.days()).toEqual([
      { day: "2026-11-22", sales: 1 },
      { day: DAY, sales: 2 },
    ]);
    expect(temp.journal.days(1)).toHaveLength(1);
    expect([temp.journal.nextNumberOf(DAY), temp.journal.nextNumberOf("2026-11-23")]).toEqual([3, 1]);
  });

  test("lists what waits: open, unknown, without a receipt", () => {
    using temp = openTempJournal();
    const { journal } = temp;
    journal.append([opened("S1"), { saleId: "S1", event: e.recorded() }, { saleId: "S1", event: e.sent() }]);
    expect(journal.openPayments().map((s) => s.id)).toEqual(["S1"]);
    journal.append([{ saleId: "S1", event: e.unknown() }, ...paidSale("S2")]);
    expect(journal.openPayments()).toEqual([]);
    expect(journal.unknownPayments().map((s) => s.id)).toEqual(["S1"]);
    expect(journal.missingReceipts().map((s) => s.id)).toEqual(["S2"]);
    expect(journal.waitingCounts()).toEqual({ unknown: 1, receipts: 1 });
    journal.append([
      { saleId: "S2", event: e.receiptScanned() },
      { saleId: "S2", event: e.fiscalized() },
    ]);
    expect(temp.reopen().waitingCounts()).toEqual({ unknown: 1, receipts: 0 });
  });
});

describe("a customer's code", () => {
  test("is found with what became of it", () => {
    using temp = openTempJournal();
    temp.journal.append(paidSale("S1"));
    expect(temp.journal.codeUse("f-A-S1")).toMatchObject({ attemptId: "A-S1", state: "paid", sale: { id: "S1" } });
    expect(temp.journal.codeUse("f-other")).toBeNull();
  });

  test("counts by the use that forbids another, not by a later declined one", () => {
    using temp = openTempJournal();
    const code = { fingerprint: "same", mask: "…" };
    const use = (saleId: string, ...events: ReturnType<typeof e.sent>[]) => [
      opened(saleId),
      ...[e.recorded("A1", { code }), e.sent(), ...events].map((event) => ({ saleId, event })),
    ];
    temp.journal.append(use("S1", e.unknown()));
    temp.journal.append(use("S2", e.declined()));
    expect(temp.journal.codeUse("same")?.sale.id).toBe("S1");
    temp.journal.append([{ saleId: "S1", event: e.declined("A1", { via: "late-answer" }) }]);
    expect(temp.journal.codeUse("same")).toMatchObject({ state: "declined", sale: { id: "S2" } });
  });
});

describe("a receipt", () => {
  test("belongs to one sale, and to nobody once it is rejected", () => {
    using temp = openTempJournal();
    const { journal } = temp;
    const key = "UZ170703100597:2421:514343190161";
    journal.append([...paidSale("S1"), ...paidSale("S2"), { saleId: "S1", event: e.receiptScanned() }]);
    expect(journal.receiptUse(key)?.id).toBe("S1");
    expect(() => journal.append([{ saleId: "S2", event: e.receiptScanned() }])).toThrow(IllegalTransition);
    expect(journal.sale("S2")?.fiscal?.state).toBe("awaiting-receipt");
    journal.append([{ saleId: "S1", event: e.rejected() }]);
    expect(journal.receiptUse(key)).toBeNull();
    expect(journal.append([{ saleId: "S2", event: e.receiptScanned() }]).ok).toBe(true);
    expect(journal.receiptUse(key)?.id).toBe("S2");
  });

  test("is held by nobody else even for a moment within one write, and may change hands in one", () => {
    using temp = openTempJournal();
    const { journal } = temp;
    journal.append([...paidSale("S1"), ...paidSale("S2"), { saleId: "S1", event: e.receiptScanned() }]);
    const [scanned, rejected] = [e.receiptScanned(), e.rejected()];
    const atOnce = [scanned, rejected].map((event) => ({ saleId: "S2", event }));
    expect(() => journal.append(atOnce)).toThrow(IllegalTransition);
    expect(journal.sale("S2")?.fiscal?.state).toBe("awaiting-receipt");
    const handedOver = journal.append([
      ...paidSale("S3"),
      { saleId: "S1", event: rejected },
      { saleId: "S3", event: scanned },
    ]);
    expect(handedOver.ok).toBe(true);
    expect(temp.reopen().health().state).toBe("sound");
  });
});

describe("the file", () => {
  test("refuses to change or delete events and the journal's id, whoever asks", () => {
    using temp = openTempJournal();
    temp.journal.append(paidSale("S1"));
    temp.journal.close();
    const db = new DatabaseSync(temp.file);
    for (const sql of [
      "UPDATE events SET at = 0",
      "DELETE FROM events",
      "DELETE FROM events WHERE seq = 4",
      "UPDATE meta SET journal_id = 'x'",
      "DELETE FROM meta",
    ]) {
      expect(() => db.exec(sql)).toThrow(/events are never|a journal keeps/u);
    }
    db.close();
    expect(temp.reopen().health().state).toBe("sound");
  });

  test("is kept with a write-ahead log", () => {
    using temp = openTempJournal();
    const db = new DatabaseSync(temp.file);
    expect(db.prepare("PRAGMA journal_mode").get()).toMatchObject({ journal_mode: "wal" });
    db.close();
  });

  test("is not opened with a SQLite that can corrupt it", () => {
    const old = openJournal({ file: "/nowhere/x", clock: systemClock, verifyWorker: null, sqliteVersion: "3.51.2" });
    expect(old).toMatchObject({ ok: false, error: { kind: "storage", reason: "sqlite-too-old" } });
  });

  test("answers storage when the disk is full, keeps nothing half written and goes on reading", () => {
    using temp = openTempJournal();
    temp.journal.append(paidSale("S1"));
    const journal = temp.reopen({ maxPages: 1 });
    const before = journal.sale("S1");
    const answers = Array.from({ length: 200 }, (_, i) => journal.append(paidSale(`T${i}`)));
    const failed = answers.findIndex((answer) => !answer.ok);
    expect(answers[failed]).toMatchObject({ error: { reason: "disk-full" } });
    expect(journal.sale(`T${failed}`)).toBeNull();
    expect(journal.sale("S1")).toEqual(before);
    const again = temp.reopen();
    expect(again.health().state).toBe("sound");
    expect(again.append(paidSale(`T${failed}`)).ok).toBe(true);
  });
});
