import { describe, expect, test } from "vitest";
import { AT_COUNTER_MS, OUTCOME_MS, sceneOf } from "../../../../electron/display/scene.ts";
import { displaySceneSchema } from "../../../../shared/domain/customer-display.ts";
import type { SaleEvent } from "../../../../shared/domain/events.ts";
import { saleEvents as e, saleOf } from "../../../fakes/sales.ts";

const START = Date.UTC(2026, 10, 21, 7, 0, 0);
const begun = [e.opened({ reference: "Table 4", note: "brother of Aziz" }), e.recorded("A1"), e.sent("A1")];
const awaiting = (
  presentation: Extract<SaleEvent, { type: "payment.awaiting-customer" }>["presentation"],
): SaleEvent => ({
  type: "payment.awaiting-customer",
  attemptId: "A1",
  presentation,
  refs: { paymentId: "secret-id" },
});
const QR = awaiting({ kind: "qr", text: "00020101021238", expiresAt: null });
const about = { amount: { minor: 12_750_000, currency: "UZS" }, provider: "anor" };
const sceneAfter = (events: readonly SaleEvent[], ms = 0) => {
  const sale = saleOf(events, "S1", START);
  return sceneOf(sale, sale.updatedAt + ms).show;
};

describe("what the customer sees of their sale", () => {
  test.each([
    ["on its way", begun, { scene: "charging", ...about }],
    ["a code to scan", [...begun, QR], { scene: "scan", ...about, code: "00020101021238" }],
    ["their phone asks", [...begun, awaiting({ kind: "customer-device" })], { scene: "device", ...about }],
    ["paid", [...begun, e.paid("A1")], { scene: "paid", ...about }],
    ["paid, receipt scanned", [...begun, e.paid("A1"), e.receiptScanned()], { scene: "paid", ...about }],
    ["declined", [...begun, e.declined("A1")], { scene: "not-paid", ...about }],
    ["never sent", [...begun.slice(0, 2), e.notSent("A1")], { scene: "not-paid", ...about }],
    ["nobody knows", [...begun, e.unknown("A1")], { scene: "checking", ...about }],
    [
      "two answers disagree",
      [...begun, e.unknown("A1"), e.settled("A1", "not-paid"), e.paid("A1")],
      { scene: "checking", ...about },
    ],
    ["another code is tried", [...begun, e.declined("A1"), e.recorded("A2")], { scene: "charging", ...about }],
  ])("%s", (_name, events, expected) => {
    expect(sceneAfter(events)).toEqual(expected);
  });

  test("never says that nothing was taken while that is not known", () => {
    for (const events of [begun, [...begun, e.unknown("A1")], [...begun, QR]]) {
      expect(["not-paid", "paid"]).not.toContain(sceneAfter(events).scene);
    }
  });

  test("is nothing of the payer, the shop's notes or ids", () => {
    const stories = [
      [...begun, e.paid("A1")],
      [...begun, QR],
      [...begun, e.declined("A1")],
      [...begun, e.unknown("A1")],
    ];
    for (const events of stories) {
      const show = sceneAfter(events);
      expect(displaySceneSchema.parse(show)).toEqual(show);
      expect(JSON.stringify(show)).not.toMatch(/860012|5009|Table|Aziz|t-A1|secret-id|S1|5050|Недостаточно/u);
    }
  });

  test("paid is gone before the next customer steps up; a sale that waits since long shows nothing", () => {
    const paid = [...begun, e.paid("A1")];
    expect(sceneAfter(paid, OUTCOME_MS - 1).scene).toBe("paid");
    expect(sceneAfter(paid, OUTCOME_MS).scene).toBe("idle");
    expect(sceneAfter([...begun, e.unknown("A1")], AT_COUNTER_MS).scene).toBe("idle");
    expect(sceneAfter([...begun, QR], AT_COUNTER_MS).scene).toBe("idle");
  });
});
