import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Journal } from "../../../../electron/journal/port.ts";
import type { Clock } from "../../../../electron/runtime/clock.ts";
import { createRecorder } from "../../../../electron/sales/recorder.ts";
import { recover } from "../../../../electron/sales/recovery.ts";
import type { SaleEvent } from "../../../../shared/domain/events.ts";
import { openTempJournal, type TempJournal } from "../../../fakes/journal.ts";
import { saleEvents as e } from "../../../fakes/sales.ts";

let temp: TempJournal;
let due: (() => void)[];
const logged: string[] = [];
const line = (event: string) => void logged.push(event);
const log = { info: line, warn: line, error: (event: string) => (line(event), "id") };
const clock: Clock = {
  now: () => 0,
  monotonic: () => 0,
  after(_, fn) {
    due.push(fn);
    return () => void (due = due.filter((each) => each !== fn));
  },
};

beforeEach(() => {
  temp = openTempJournal();
  due = [];
  logged.length = 0;
});
afterEach(() => temp[Symbol.dispose]());

const amount = { minor: 1_000, currency: "UZS" } as const;
const refund: SaleEvent = { type: "refund.recorded", attemptId: "A1", refundId: "R1", amount, who: "Dilnoza", why: "" };
const write = (...events: SaleEvent[]) => temp.journal.append(events.map((event) => ({ saleId: "S1", event })));
const attempt = () => temp.journal.sale("S1")?.attempts[0] ?? expect.unreachable("no attempt");
const recorderOn = (journal: Journal, publish = () => {}) => createRecorder({ journal, clock, log, publish });

describe("an intent whose `sent` is not on record", () => {
  it("never left, when this till ended there", () => {
    write(e.opened(), e.recorded());
    recover(temp.journal, recorderOn(temp.journal));
    expect(attempt().state).toBe("not-sent");
  });

  it("may have left, when the record is a backup that was made in between", () => {
    write(e.opened(), e.recorded());
    recover(temp.journal, recorderOn(temp.journal), { fromBackup: true });
    expect(attempt()).toMatchObject({ state: "unknown", unknown: { reason: "restarted" } });
  });

  it.each([
    [false, "not-sent"],
    [true, "unknown"],
  ])("goes for a refund as well (from a backup: %s)", (fromBackup, state) => {
    write(e.opened(), e.recorded(), e.sent(), e.paid(), refund);
    recover(temp.journal, recorderOn(temp.journal), { fromBackup });
    expect(attempt().refunds).toMatchObject([{ state }]);
  });
});

it("is made true as soon as the disk takes it: no sale stays on its way for ever", () => {
  write(e.opened(), e.recorded(), e.sent());
  let isFull = true;
  const full: Journal["append"] = (events) =>
    isFull ? { ok: false, error: { kind: "storage", reason: "disk-full", detail: "" } } : temp.journal.append(events);
  const journal = new Proxy(temp.journal, {
    get: (target, name: keyof Journal) => (name === "append" ? full : target[name].bind(target)),
  });
  expect(recover(journal, recorderOn(journal))).toEqual([]);
  expect(attempt().state).toBe("sent");
  isFull = false;
  for (const fn of due) fn();
  expect(attempt().state).toBe("unknown");
});

describe("the recorder", () => {
  it("has a fact on record also when nobody could be told of it", () => {
    const recorder = recorderOn(temp.journal, () => {
      throw new Error("the window is gone");
    });
    expect(recorder.record("S1", [e.opened(), e.recorded()]).ok).toBe(true);
    expect(logged).toEqual(["sale.not-published"]);
  });

  it("tries what waits for the disk once more before the journal is closed", () => {
    write(e.opened(), e.recorded(), e.sent());
    let refusals = 1;
    const append: Journal["append"] = (events) =>
      refusals-- > 0
        ? { ok: false, error: { kind: "storage", reason: "disk-full", detail: "" } }
        : temp.journal.append(events);
    const journal = new Proxy(temp.journal, {
      get: (target, name: keyof Journal) => (name === "append" ? append : target[name].bind(target)),
    });
    const recorder = recorderOn(journal);
    recorder.insist("S1", () => [e.paid()]);
    expect(recorder.unwritten()).toBe(1);
    recorder.flush();
    recorder.stop();
    expect(attempt().state).toBe("paid");
    expect(due).toEqual([]);
  });
});
