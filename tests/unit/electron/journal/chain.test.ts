import { hash } from "node:crypto";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, test } from "vitest";
import { openTempJournal } from "../../../fakes/journal.ts";
import type { TempJournal } from "../../../fakes/journal.ts";
import { saleEvents as e } from "../../../fakes/sales.ts";

/** Writes to the file behind the journal's back, without its triggers, as someone with the file in hands can. */
function tamper(temp: TempJournal, sql: string): void {
  temp.journal.close();
  const db = new DatabaseSync(temp.file);
  db.exec("DROP TRIGGER events_never_change; DROP TRIGGER events_never_go; DROP TRIGGER meta_never_changes");
  db.exec(sql);
  db.close();
}

function filled(sales = 3): TempJournal {
  const temp = openTempJournal();
  for (let i = 0; i < sales; i++) {
    const saleId = `S${i}`;
    const events = [e.opened(), e.recorded(`A${i}`), e.sent(`A${i}`), e.paid(`A${i}`)];
    temp.journal.append(events.map((event) => ({ saleId, event })));
  }
  return temp;
}

describe("the hash chain", () => {
  test("is what the decision record says it is", () => {
    using temp = filled(1);
    const db = new DatabaseSync(temp.file);
    const id = db.prepare("SELECT journal_id FROM meta").get()?.["journal_id"];
    let previous = hash("sha256", `tilla journal 1\n${String(id)}`, "hex");
    const rows = db.prepare("SELECT * FROM events ORDER BY seq").all();
    for (const { seq, at, sale_id, payload, hash: found } of rows) {
      const line = [previous, seq, at, JSON.stringify(sale_id), payload].join("\n");
      previous = hash("sha256", line, "hex");
      expect(found).toBe(previous);
    }
    expect(rows).toHaveLength(4);
    db.close();
  });

  test.each([
    ["a changed payload", "UPDATE events SET payload = replace(payload, '12750000', '12750001') WHERE seq = 2"],
    ["a changed time", "UPDATE events SET at = at + 1 WHERE seq = 5"],
    ["an event given to another sale", "UPDATE events SET sale_id = 'S1' WHERE seq = 1"],
    ["a deleted event", "DELETE FROM events WHERE seq = 6"],
    ["a deleted first event", "DELETE FROM events WHERE seq = 1"],
    [
      "two events that changed places",
      "UPDATE events SET seq = -1 WHERE seq = 3; UPDATE events SET seq = 3 WHERE seq = 4; UPDATE events SET seq = 4 WHERE seq = -1",
    ],
    ["an end that was cut off", "DELETE FROM events WHERE seq > 10"],
    ["a journal emptied", "DELETE FROM events"],
    ["an event with a hash of its own", "UPDATE events SET hash = 'ff' WHERE seq = 12"],
    ["another journal's id", "UPDATE meta SET journal_id = 'other'"],
  ])("betrays %s", (_, sql) => {
    using temp = filled();
    tamper(temp, sql);
    const health = temp.reopen().health();
    expect(health).toMatchObject({ state: "damaged", problem: "chain-broken", lastGoodBackup: null });
  });

  test("broken far back is found by the whole check alone, and selling goes on", () => {
    using temp = filled(100);
    tamper(temp, "UPDATE events SET payload = replace(payload, '1400', '1401') WHERE seq = 4");
    const journal = temp.reopen();
    expect(journal.health()).toMatchObject({
      state: "damaged",
      detail: expect.stringContaining("event 4 ") as unknown,
    });
    expect(journal.append([{ saleId: "N", event: e.opened() }]).ok).toBe(true);
    expect(journal.sale("N")).not.toBeNull();
  });

  test("of an unknown payment is verified however far back it lies", () => {
    using temp = openTempJournal();
    const first = [e.opened(), e.recorded(), e.sent(), e.unknown()];
    temp.journal.append(first.map((event) => ({ saleId: "U", event })));
    for (let i = 0; i < 300; i++) temp.journal.append([{ saleId: null, event: { type: "terminal.stopped" } }]);
    tamper(temp, "UPDATE events SET payload = replace(payload, '127500', '127501') WHERE seq = 2");
    const worker = new URL("data:text/javascript,");
    expect(temp.reopen({ verifyWorker: worker }).health()).toMatchObject({ state: "damaged", problem: "chain-broken" });
  });
});

describe("a projection that is not what the events say", () => {
  test("is put right from the events, and said", () => {
    using temp = filled();
    tamper(temp, 'UPDATE sales SET doc = replace(doc, \'"state":"paid"\', \'"state":"declined"\') WHERE id = \'S1\'');
    const journal = temp.reopen();
    expect(journal.health()).toMatchObject({ state: "damaged", problem: "projection-differs" });
    expect(journal.sale("S1")?.attempts[0]?.state).toBe("paid");
    expect(temp.reopen().health().state).toBe("sound");
  });
});
