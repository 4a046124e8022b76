import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, describe, expect, it } from "vitest";
import { sampleReceipt } from "../../../electron/payments/sandbox/anor/samples.ts";
import { DEFAULT_SETTINGS } from "../../../shared/domain/settings.ts";
import type { Sale } from "../../../shared/domain/sale.ts";
import { freshCode, openSalesDesk, type DeskOptions, type SalesDesk } from "../../fakes/sales-desk.ts";

const NO_HOLD = { ...DEFAULT_SETTINGS, timeouts: { ...DEFAULT_SETTINGS.timeouts, holdSeconds: 0 } };

let desk: SalesDesk;
const open = async (options?: DeskOptions) => {
  desk = await openSalesDesk(options);
};
afterEach(async () => {
  await desk.provider.release();
  await desk.close();
});

const first = (sale: Sale) => sale.attempts[0] ?? expect.unreachable("no attempt");
const inState =
  (...states: string[]) =>
  (sale: Sale) =>
    states.includes(sale.attempts.at(-1)?.state ?? "");
const receipt = () => sampleReceipt("receipt", Date.now());
const again = (sale: Sale, code: string) =>
  desk.sales.charge({ saleId: sale.id, amount: 0, code, reference: "", note: "" });
const settle = (sale: Sale, outcome: "paid" | "not-paid", transactionId?: string) =>
  desk.sales.settle({
    saleId: sale.id,
    attemptId: first(sale).id,
    outcome,
    who: "Dilnoza",
    evidence: "customer-app",
    why: "shown on the phone",
    transactionId,
  });

async function unknownSale(code = freshCode(), acts = false): Promise<Sale> {
  await desk.provider.faults({ on: "charge", acts, reply: { kind: "drop" } });
  return desk.until(desk.charge(code).id, inState("unknown"));
}

describe("rule 1: durable before the request leaves", () => {
  it("has `sent` on disk, for another process to read, while the provider still holds the request", async () => {
    await open({ listenMs: 10_000 });
    await desk.provider.faults({ on: "charge", hold: "before" });
    const sale = desk.charge();
    await desk.provider.held();
    const other = new DatabaseSync(desk.file(), { readOnly: true });
    const types = other.prepare("SELECT type FROM events WHERE sale_id = ? ORDER BY seq").all(sale.id);
    other.close();
    expect(types.map((row) => row["type"])).toEqual(["sale.opened", "payment.recorded", "payment.sent"]);
    await desk.provider.release();
    expect(first(await desk.until(sale.id, inState("paid"))).wire).toEqual({ amount: "127500", unit: "sum" });
  });

  it("sends nothing when the disk refuses the intent", async () => {
    await open();
    desk.failAppends(["sale.opened"]);
    expect(() => desk.charge()).toThrow("disk-full");
    expect((await desk.provider.ledger()).presented).toEqual([]);
  });

  it("sends nothing when the disk refuses `sent`, and says so once it can write again", async () => {
    await open();
    desk.failAppends(["payment.sent"]);
    const sale = await desk.until(desk.charge().id, inState("not-sent"));
    expect(first(sale).notSent?.reason).toBe("not-recorded");
    expect((await desk.provider.ledger()).presented).toEqual([]);
  });

  it("keeps an answer that the disk refused and writes it as soon as it can", async () => {
    await open();
    desk.failAppends(["payment.paid"], 2);
    const sale = await desk.until(desk.charge().id, inState("paid"));
    expect(first(sale).refs.transactionId).toBeTruthy();
    expect(desk.logged.join()).toContain("journal.fact-not-written");
  });
});

describe("rule 2: only status calls and fiscalization are repeated", () => {
  it("shows the customer's code to the provider once, whatever becomes of it", async () => {
    await open();
    await unknownSale();
    desk.restart();
    expect((await desk.provider.ledger()).presented).toMatchObject([{ times: 1 }]);
  });

  it("repeats a receipt until it is attached, across a restart", async () => {
    await open({ hurry: 1 });
    const { id } = await desk.until(desk.charge().id, inState("paid"));
    await desk.provider.faults({ on: "attach", acts: false, reply: { kind: "drop" } });
    desk.sales.attachReceipt(id, receipt());
    const failed = await desk.until(id, (s) => s.fiscal?.tries === 1);
    expect(failed.fiscal).toMatchObject({ state: "queued", lastFailure: { reason: "connection-lost" } });
    expect(failed.fiscal?.nextTryAt).toBeGreaterThan(Date.now());
    desk.restart();
    desk.sales.retryReceipt(id);
    expect((await desk.until(id, (s) => s.fiscal?.state === "fiscalized")).fiscal?.tries).toBe(2);
  });
});

describe("rule 4: one open attempt, one use of a code", () => {
  it("refuses a second charge of a sale that is on its way", async () => {
    await open({ listenMs: 10_000 });
    await desk.provider.faults({ on: "charge", hold: "before" });
    const sale = desk.charge();
    await desk.provider.held();
    expect(again(sale, freshCode())).toMatchObject({ ok: false, error: { reason: "sale-has-open-payment" } });
  });

  it("refuses the same code in another sale, and names the sale that holds it", async () => {
    await open();
    const code = freshCode();
    const sale = await unknownSale(code);
    const second = desk.sales.charge({ saleId: null, amount: 5, code: ` ${code}\r\n`, reference: "", note: "" });
    expect(second).toMatchObject({ ok: false, error: { reason: "code-used", saleNumber: sale.number } });
    expect((await desk.provider.ledger()).presented).toHaveLength(1);
  });

  it("lets the same code go again after the provider declined it", async () => {
    await open();
    const code = freshCode();
    await desk.provider.faults({
      on: "charge",
      acts: false,
      reply: { kind: "error", shape: "enveloped", code: 106, message: "Недостаточно средств" },
    });
    const declined = await desk.until(desk.charge(code).id, inState("declined"));
    expect(first(declined).decline).toEqual({ code: "106", words: "Недостаточно средств" });
    expect(again(declined, code).ok).toBe(true);
    const sale = await desk.until(declined.id, inState("paid"));
    expect(sale.attempts.map((a) => a.state)).toEqual(["declined", "paid"]);
  });
});

describe("rule 5: a restart leaves nothing untrue", () => {
  it("turns what was on its way into unknown, and a paid sale back into the queue", async () => {
    await open({ listenMs: 10_000, hurry: 1 });
    const withReceipt = await desk.until(desk.charge().id, inState("paid"));
    await desk.provider.faults({ on: "attach", acts: false, reply: { kind: "drop" } });
    desk.sales.attachReceipt(withReceipt.id, receipt());
    await desk.until(withReceipt.id, (s) => s.fiscal?.tries === 1);
    await desk.provider.faults({ on: "charge", hold: "before" });
    const onItsWay = desk.charge();
    await desk.provider.held();
    desk.restart();
    const restarted = desk.journal().sale(onItsWay.id);
    expect(restarted && first(restarted)).toMatchObject({
      state: "unknown",
      unknown: { reason: "restarted" },
      listening: false,
    });
    expect(desk.journal().unknownPayments()).toHaveLength(1);
    expect(desk.journal().missingReceipts()).toMatchObject([{ id: withReceipt.id, fiscal: { state: "queued" } }]);
  });
});

describe("rules 6 and 11: a person settles what no machine can", () => {
  it("holds `not paid` back until the hold is over, but never `paid`", async () => {
    await open();
    const sale = await unknownSale();
    const refused = settle(sale, "not-paid");
    expect(refused).toMatchObject({ ok: false, error: { reason: "hold-not-over" } });
    expect(settle(sale, "paid", "a12fc00f")).toMatchObject({
      ok: true,
      value: { fiscal: { state: "awaiting-receipt" } },
    });
  });

  it("writes down who decided, why, and what they saw", async () => {
    await open({ settings: NO_HOLD });
    const sale = await unknownSale();
    settle(sale, "not-paid");
    expect(desk.journal().story(sale.id).at(-1)?.event).toMatchObject({
      type: "payment.settled",
      outcome: "not-paid",
      who: "Dilnoza",
      evidence: "customer-app",
      why: "shown on the phone",
    });
  });

  it("asks for a different code after `not paid`", async () => {
    await open({ settings: NO_HOLD });
    const code = freshCode();
    const sale = await unknownSale(code);
    settle(sale, "not-paid");
    expect(again(sale, code)).toMatchObject({ ok: false, error: { reason: "code-used" } });
    expect(again(sale, freshCode()).ok).toBe(true);
  });

  it("waits with the receipt of a payment whose transaction id nobody knows, until somebody enters it", async () => {
    await open({ settings: NO_HOLD });
    const sale = await unknownSale(freshCode(), true);
    settle(sale, "paid");
    desk.sales.attachReceipt(sale.id, receipt());
    const waiting = await desk.until(sale.id, (s) => s.fiscal?.tries === 1);
    expect(waiting.fiscal?.lastFailure?.reason).toBe("transaction-id-needed");
    const [charge] = (await desk.provider.ledger()).charges;
    desk.sales.identify(sale.id, first(sale).id, charge?.transactionId ?? "", { who: "Dilnoza" });
    await desk.until(sale.id, (s) => s.fiscal?.state === "fiscalized");
    expect((await desk.provider.ledger()).receipts).toMatchObject([{ transactionId: charge?.transactionId }]);
  });
});

describe("rule 9: a late answer is still an answer", () => {
  it("turns the screen to unknown first, and to paid when the answer comes", async () => {
    await open({ unknownAfterMs: 30, listenMs: 10_000 });
    await desk.provider.faults({ on: "charge", hold: "after" });
    const sale = desk.charge();
    const given = await desk.until(sale.id, inState("unknown"));
    expect(first(given)).toMatchObject({ listening: true, unknown: { reason: "no-answer" } });
    await desk.provider.release();
    expect(first(await desk.until(sale.id, inState("paid")))).toMatchObject({ via: "late-answer", listening: false });
  });

  it("says when nobody listens any more", async () => {
    await open({ unknownAfterMs: 30, listenMs: 300 });
    await desk.provider.faults({ on: "charge", reply: { kind: "hang" } });
    const sale = await desk.until(desk.charge().id, (s) => first(s).state === "unknown" && !first(s).listening);
    expect(first(sale).unknown?.reason).toBe("no-answer");
  });

  it("keeps money that arrives after a person had said not paid, and says the contradiction", async () => {
    await open({ unknownAfterMs: 30, listenMs: 10_000, settings: NO_HOLD });
    await desk.provider.faults({ on: "charge", hold: "after" });
    const sale = await desk.until(desk.charge().id, inState("unknown"));
    settle(sale, "not-paid");
    await desk.provider.release();
    const contradicted = await desk.until(sale.id, inState("paid"));
    expect(first(contradicted).contradiction).toBe("provider-says-paid");
    expect(desk.journal().unknownPayments()).toMatchObject([{ id: sale.id }]);
  });
});

describe("rule 10: the customer's code is not kept", () => {
  it("leaves no trace of the whole code in the journal's files or the log", async () => {
    await open();
    const code = "50502044301381396427";
    await desk.until(desk.charge(code).id, inState("paid"));
    await unknownSale("880101698207133392");
    const folder = join(desk.file(), "..");
    for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
      if (!/sqlite/u.test(name)) continue;
      const bytes = readFileSync(join(folder, name)).toString("latin1");
      // The desk's fingerprint is readable on purpose; it is the only place where the code may stand.
      expect(bytes.replaceAll(/fp-\d+/gu, "")).not.toContain(code);
    }
    expect(desk.logged.join()).not.toContain(code);
  });
});

describe("receipts", () => {
  it("refuses a receipt that another sale of this till holds, and names it", async () => {
    await open();
    const link = receipt();
    const one = await desk.until(desk.charge().id, inState("paid"));
    desk.sales.attachReceipt(one.id, link);
    const two = await desk.until(desk.charge().id, inState("paid"));
    expect(desk.sales.attachReceipt(two.id, link.replace("/check", "/epi"))).toMatchObject({
      ok: false,
      error: { reason: "receipt-used", saleNumber: one.number },
    });
  });

  it.each([
    ["", "code-empty"],
    ["50502044301381396427", "receipt-expected"],
    ["https://example.com/r", "receipt-expected"],
    ["https://ofd.soliq.uz/check?t=UZ170703100597&r=2421&c=20230104121801&s=514343190161", "too-old"],
  ])("names what is wrong with %j", async (code, reason) => {
    await open();
    const sale = await desk.until(desk.charge().id, inState("paid"));
    expect(desk.sales.attachReceipt(sale.id, code)).toMatchObject({ ok: false, error: { reason } });
  });

  it("takes another receipt after a refusal", async () => {
    await open();
    const sale = await desk.until(desk.charge().id, inState("paid"));
    desk.sales.attachReceipt(sale.id, sampleReceipt("receipt-rejected", Date.now()));
    await desk.until(sale.id, (s) => s.fiscal?.state === "rejected");
    desk.sales.attachReceipt(sale.id, receipt());
    await desk.until(sale.id, (s) => s.fiscal?.state === "fiscalized");
  });
});
