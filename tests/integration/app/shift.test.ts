import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Sale } from "../../../shared/domain/sale.ts";
import type { SampleCode } from "../../../shared/ipc/status.ts";
import { startTill, type RunningTill } from "../../fakes/till.ts";

let till: RunningTill;
let dataDir: string;
const who = "Dilnoza";

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), "tilla-shift-"));
  till = await startTill(dataDir);
});
afterEach(async () => {
  await till.close();
  rmSync(dataDir, { recursive: true, force: true });
});

async function sell(amount: number, outcome: SampleCode["outcome"], state: string): Promise<Sale> {
  const code = await till.sampleCode(outcome);
  const sale = await till.value("sales.charge", { saleId: null, amount, code, reference: "", note: "" });
  return till.until(sale.id, (now) => now.attempts.at(-1)?.state === state);
}

async function withReceipt(sale: Sale): Promise<void> {
  await till.value("sales.attachReceipt", { saleId: sale.id, code: await till.sampleCode("receipt") });
  await till.until(sale.id, (now) => now.fiscal?.state === "fiscalized");
}

const report = () => till.value("shift.report", { who });
const close = (carrying: { why: string; cases: string[] }[] = [], pin?: string) =>
  till.call("shift.close", { who, carrying, ...(pin === undefined ? {} : { pin }) });
const shift = async () => (await till.value("app.status", null)).shift;

describe("a shift", () => {
  it("opens by itself at the first sale, is looked at, and closes with what was in it", async () => {
    expect(await shift()).toBeNull();
    expect(await till.call("shift.report", { who })).toMatchObject({ ok: false, error: { reason: "shift-not-open" } });
    await withReceipt(await sell(127_500, "approved", "paid"));
    await sell(9_000, "declined", "declined");
    expect(await shift()).toMatchObject({ number: 1 });

    const x = await report();
    expect(x).toMatchObject({
      kind: "x",
      mode: "training",
      shift: 1,
      zNumber: null,
      sales: 2,
      attempts: 2,
      declined: 1,
    });
    expect(x.open).toEqual([]);
    expect(x.totals).toMatchObject([
      { provider: "anor", currency: "UZS", taken: { count: 1, minor: 12_750_000 }, net: 12_750_000 },
    ]);

    const z = await close();
    expect(z).toMatchObject({ ok: true, value: { kind: "z", zNumber: 1, totals: x.totals, madeBy: who } });
    expect(await shift()).toBeNull();
    expect(await close()).toMatchObject({ ok: false, error: { reason: "shift-not-open" } });
    expect(await till.value("shift.zReport", { zNumber: 1 })).toEqual(z.ok && z.value);
    expect(await till.value("shift.zReport", { zNumber: 2 })).toBeNull();
  });

  it("stays open over a restart, and its report with it", async () => {
    await till.value("shift.open", { who, float: { typed: 200_000, currency: "UZS" } });
    await sell(5_000, "approved", "paid");
    const before = await report();
    expect(before.float).toEqual({ minor: 20_000_000, currency: "UZS" });
    await till.restart();
    const after = await report();
    expect(after.totals).toEqual(before.totals);
    expect([after.openedAt, after.firstSale, after.shift]).toEqual([before.openedAt, before.firstSale, 1]);
    expect(await till.call("shift.open", { who, float: null })).toMatchObject({ error: { reason: "shift-open" } });
  });

  it("is not closed over a paid sale without its receipt until that is carried over by name, with a reason", async () => {
    const sale = await sell(5_000, "approved", "paid");
    expect(await close()).toMatchObject({ ok: false, error: { reason: "shift-cases-open" } });
    expect(await close([{ why: "printer broken", cases: ["something else"] }])).toMatchObject({ ok: false });
    const { open } = await report();
    expect(open).toMatchObject([
      { saleId: sale.id, saleNumber: sale.number, problem: "receipt-missing", earlier: false },
    ]);
    const z = await close([{ why: "printer broken", cases: open.map(({ id }) => id) }]);
    expect(z).toMatchObject({ ok: true, value: { carried: [{ saleId: sale.id, why: "printer broken" }] } });

    // The next shift has it on its list from the start, as an earlier one's.
    await till.value("shift.open", { who, float: null });
    const next = await report();
    expect(next.open).toMatchObject([{ id: open[0]?.id, earlier: true }]);
    expect(next.totals).toMatchObject([{ taken: { count: 0 }, receiptsMissing: { count: 1, minor: 500_000 } }]);
    await withReceipt(sale);
    expect((await report()).open).toEqual([]);
  });

  it("asks for somebody's PIN before anything is carried over, and for none when all is settled", async () => {
    await till.value("settings.setSecret", { name: "manager.pin", value: "4711" });
    const sale = await sell(5_000, "approved", "paid");
    const carrying = [{ why: "later", cases: (await report()).open.map(({ id }) => id) }];
    expect(await close(carrying)).toMatchObject({ ok: false, error: { reason: "senior-needed" } });
    expect(await shift()).not.toBeNull();
    await withReceipt(sale);
    expect((await close()).ok).toBe(true);
    const second = await sell(6_000, "approved", "paid");
    const again = [{ why: "later", cases: (await report()).open.map(({ id }) => id) }];
    expect(await close(again, "4711")).toMatchObject({ value: { zNumber: 2, carried: [{ saleId: second.id }] } });
  });

  it("has to be opened by a cashier where the shop wants that, and nothing is sold before", async () => {
    await till.value("settings.change", { patch: { shifts: { opening: "cashier" } }, who });
    const input = { saleId: null, amount: 5_000, code: await till.sampleCode("approved"), reference: "", note: "" };
    expect(await till.call("sales.charge", input)).toMatchObject({ ok: false, error: { reason: "shift-not-open" } });
    expect(await till.value("sales.ofDay", { day: null })).toEqual([]);
    await till.value("shift.open", { who, float: null });
    expect((await till.call("sales.charge", input)).ok).toBe(true);
  });

  it("gives no Z number twice, even when the journal was put back to a time before it", async () => {
    await till.value("shift.open", { who, float: null });
    const backup = await till.value("journal.backup", null);
    expect(await close()).toMatchObject({ value: { zNumber: 1 } });
    await till.value("journal.restore", { file: backup.file, who });
    expect(await shift()).toMatchObject({ number: 1 });
    expect(await close()).toMatchObject({ value: { shift: 1, zNumber: 2 } });
    expect((await till.value("shift.closed", { beforeZ: null })).map(({ zNumber }) => zNumber)).toEqual([2]);
  });

  it("lists closed shifts newest first, with what each of them came to", async () => {
    for (const amount of [5_000, 7_000]) {
      await withReceipt(await sell(amount, "approved", "paid"));
      await close();
    }
    const closed = await till.value("shift.closed", { beforeZ: null });
    expect(closed).toMatchObject([
      { zNumber: 2, shift: 2, sales: 1, carried: 0, net: [{ currency: "UZS", minor: 700_000 }] },
      { zNumber: 1, shift: 1, sales: 1, carried: 0, net: [{ currency: "UZS", minor: 500_000 }] },
    ]);
    expect(await till.value("shift.closed", { beforeZ: 2 })).toMatchObject([{ zNumber: 1 }]);
  });
});
