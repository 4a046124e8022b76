import { describe, expect, it } from "vitest";
import type { SaleEvent, TerminalEvent } from "../../../../../shared/domain/events.ts";
import { saleEventSchema, terminalEventSchema } from "../../../../../shared/domain/events.ts";
import { notSentReasonSchema, unknownReasonSchema, viaSchema } from "../../../../../shared/domain/sale.ts";
import { loadCatalog } from "../../../../../renderer/i18n/catalog.ts";
import { createLanguage } from "../../../../../renderer/i18n/i18n.ts";
import { locales } from "../../../../../shared/domain/choices.ts";
import { eventSentence, failureReason, type Voice } from "../../../../../renderer/features/history/event-sentence.ts";
import { saleEvents as e } from "../../../../fakes/sales.ts";
import { shiftEvents } from "../../../../fakes/shifts.ts";

const amount = { minor: 100_000, currency: "UZS" } as const;
const presented = (
  presentation: Extract<SaleEvent, { type: "payment.awaiting-customer" }>["presentation"],
): SaleEvent => ({
  type: "payment.awaiting-customer",
  attemptId: "A1",
  presentation,
  refs: {},
});

/** At least one event of every type, and one for every branch inside a type. */
const events: readonly (SaleEvent | TerminalEvent)[] = [
  e.opened(),
  { type: "sale.noted", reference: "Table 4", note: "no sugar" },
  { type: "sale.abandoned", who: "Dilnoza", why: "" },
  e.recorded(),
  e.sent(),
  ...notSentReasonSchema.options.map((reason): SaleEvent => ({
    type: "payment.not-sent",
    attemptId: "A1",
    reason,
    detail: "",
  })),
  presented({ kind: "qr", text: "x", expiresAt: null }),
  presented({ kind: "customer-device" }),
  presented({ kind: "crypto", address: "bc1q", amount: "0.001", confirmations: 0, needed: 2 }),
  { type: "refund.recorded", attemptId: "A1", refundId: "R1", amount, who: "Dilnoza", why: "" },
  { type: "refund.sent", attemptId: "A1", refundId: "R1" },
  { type: "refund.not-sent", attemptId: "A1", refundId: "R1", reason: "dns", detail: "" },
  { type: "refund.refunded", attemptId: "A1", refundId: "R1", via: "answer" },
  { type: "refund.declined", attemptId: "A1", refundId: "R1", via: "status", decline: { code: "7", words: null } },
  { type: "refund.unknown", attemptId: "A1", refundId: "R1", reason: "no-answer", detail: "" },
  ...(["refunded", "not-refunded"] as const).map((outcome): SaleEvent => ({
    type: "refund.settled",
    attemptId: "A1",
    refundId: "R1",
    outcome,
    who: "Dilnoza",
    evidence: "statement",
    why: "",
  })),
  { type: "refund.by-hand", attemptId: "A1", refundId: "R1", amount, who: "Dilnoza", why: "", how: "cash" },
  ...viaSchema.options.map((via) => e.paid("A1", { via })),
  e.declined(),
  e.declined("A1", { decline: { code: null, words: null } }),
  { type: "payment.expired", attemptId: "A1", via: "status" },
  { type: "payment.cancelled", attemptId: "A1", via: "person", who: "Dilnoza" },
  { type: "payment.cancelled", attemptId: "A1", via: "answer", who: null },
  ...unknownReasonSchema.options.flatMap((reason) => [
    e.unknown("A1", { reason }),
    e.unknown("A1", { reason, listening: false }),
  ]),
  { type: "payment.listening-ended", attemptId: "A1", reason: "no-answer", detail: "" },
  e.settled("A1", "paid"),
  e.settled("A1", "not-paid"),
  { type: "payment.identified", attemptId: "A1", refs: { transactionId: "t-1" }, who: "Dilnoza" },
  e.receiptScanned(),
  e.tryFailed(0),
  e.rejected(),
  e.fiscalized(),
  { type: "slip.printed", copy: false, who: "Dilnoza" },
  { type: "slip.printed", copy: true, who: "Dilnoza" },
  { type: "drawer.pulsed", who: "Dilnoza", why: "change" },
  { type: "drawer.not-reached", problem: "unreachable", detail: "ECONNREFUSED" },
  shiftEvents.opened(),
  shiftEvents.closed(3, 2),
  { type: "terminal.started", version: "0.1.0", host: "browser" },
  { type: "terminal.stopped" },
  { type: "settings.changed", who: "Dilnoza", fields: ["sounds"] },
  { type: "unit.chosen", provider: "anor", unit: "sum", who: "Dilnoza" },
  { type: "unit.confirmed", provider: "anor", unit: "tiyin", saleId: "S1", who: "Dilnoza" },
  { type: "unit.refuted", provider: "anor", unit: "sum", saleId: "S1", shown: amount, who: "Dilnoza" },
  { type: "backup.made", file: "b.db" },
  { type: "slip.printed", copy: false, who: "Dilnoza" },
  { type: "slip.printed", copy: true, who: "Dilnoza" },
  { type: "drawer.pulsed", who: "Dilnoza", allowedBy: "Aziza", why: "change" },
  { type: "drawer.not-reached", problem: "refused", detail: "" },
  shiftEvents.opened(1),
  shiftEvents.closed(1),
  { type: "update.checked", from: "0.1.0", to: "0.2.0", sha512: "ab", who: "Dilnoza" },
  { type: "update.refused", from: "0.1.0", to: null, reason: "unsigned", who: "Dilnoza" },
  { type: "update.begun", from: "0.1.0", to: "0.2.0", allowedOlder: false, who: "Dilnoza" },
  { type: "update.installed", from: "0.1.0", to: "0.2.0", starts: 1 },
  { type: "update.failed", from: "0.1.0", to: "0.2.0", now: "0.1.0" },
  { type: "diagnostics.exported", file: "d.zip", bytes: 1_000, who: "Dilnoza", allowedBy: "Aziza" },
  { type: "data.exported", file: "e.zip", manifest: "ab12", who: "Dilnoza" },
  { type: "z-report.printed", zNumber: 4, copy: false, who: "Dilnoza" },
  { type: "z-report.printed", zNumber: 4, copy: true, who: "Dilnoza" },
  {
    type: "statement.compared",
    provider: "anor",
    file: "anor.csv",
    sha256: "ab".repeat(32),
    rows: 9,
    agreed: 5,
    onlyHere: 1,
    onlyThere: 3,
    who: "Dilnoza",
    allowedBy: "Aziza",
  },
  { type: "journal.restored", from: "b.db", who: "Dilnoza", allowedBy: "Aziza" },
  { type: "journal.end-missing", after: 4, until: 9, kept: null },
  { type: "person.signed-in", who: "Dilnoza", role: "cashier" },
  { type: "person.signed-out", who: "Dilnoza" },
  { type: "till.locked", who: "Dilnoza", auto: true },
  { type: "till.locked", who: "Dilnoza", auto: false },
  { type: "pin.locked-out", who: "Dilnoza", misses: 3, seconds: 15 },
  { type: "pin.locked-out", who: null, misses: 3, seconds: 15 },
  { type: "person.added", name: "Dilnoza", role: "senior", who: "Aziza" },
  { type: "person.changed", name: "Dilnoza", fields: ["name", "role", "pin"], who: "Aziza" },
  { type: "person.removed", name: "Dilnoza", who: "Aziza" },
  { type: "people.reset", by: "reset-file", known: 3 },
  { type: "people.reset", by: "not-kept", known: 3 },
];

async function voiceOf(locale: (typeof locales)[number]): Promise<Voice> {
  const { i18n } = createLanguage(locale, await loadCatalog(locale));
  return { t: i18n.getFixedT(locale, ["history", "common", "people"]), money: () => "1 000 UZS", time: () => "12:47" };
}

describe("a sentence for every event", () => {
  it("leaves out no type of event", () => {
    const all = [...saleEventSchema.options, ...terminalEventSchema.options].map((option) => option.shape.type.value);
    expect(new Set(events.map((event) => event.type))).toEqual(new Set(all));
  });

  it.each(locales)("is complete in %s", async (locale) => {
    const voice = await voiceOf(locale);
    const said = events.map((event) => `${event.type}: ${eventSentence(event, voice)}`);
    const holes = /\{\{|undefined|null|events\.|via\.|Reason\.|units\.|common:| {2}|: $/u;
    expect(said.filter((sentence) => holes.test(sentence))).toEqual([]);
  });

  it("says what was sent, in which unit, and that no money moved", async () => {
    const voice = await voiceOf("en");
    expect(eventSentence(e.recorded(), voice)).toBe(
      "Charge written down: 1 000 UZS at Anor, to be sent as 127500 sums.",
    );
    expect(eventSentence(e.notSent(), voice)).toBe(
      "Nothing was sent: the device refused the connection. No money moved.",
    );
    expect(eventSentence(e.declined(), voice)).toContain("“Недостаточно средств” (-31630)");
  });

  it("says who printed a copy, who opened the drawer and why, and which shift ended with which Z report", async () => {
    const voice = await voiceOf("en");
    expect(eventSentence({ type: "slip.printed", copy: true, who: "Aziz" }, voice)).toContain("Aziz");
    const pulse = eventSentence({ type: "drawer.pulsed", who: "Aziz", why: "change" }, voice);
    expect(pulse).toMatch(/Aziz.*change/u);
    expect(eventSentence(shiftEvents.closed(3, 2, "Aziz"), voice)).toMatch(/^(?=.*Aziz)(?=.*\b3\b)(?=.*\b2\b)/u);
  });

  it("passes a reason on that the till has no words for", async () => {
    const { t } = await voiceOf("en");
    expect(failureReason("provider-busy", t)).toBe("the provider is busy");
    expect(failureReason("something-new", t)).toBe("something-new");
  });
});
