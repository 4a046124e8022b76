import type { SaleEvent } from "../../shared/domain/events.ts";
import { applySaleEvent } from "../../shared/domain/sale-machine.ts";
import type { Sale } from "../../shared/domain/sale.ts";

type EventOf<T extends SaleEvent["type"]> = Extract<SaleEvent, { type: T }>;

/** Events as the till writes them, with plausible facts; `with` overrides what a test cares about. */
export const saleEvents = {
  opened: (with_: Partial<EventOf<"sale.opened">> = {}): SaleEvent => ({
    type: "sale.opened",
    number: "1121-0001",
    day: "2026-11-21",
    amount: { minor: 12_750_000, currency: "UZS" },
    reference: "",
    note: "",
    ...with_,
  }),
  recorded: (attemptId = "A1", with_: Partial<EventOf<"payment.recorded">> = {}): SaleEvent => ({
    type: "payment.recorded",
    attemptId,
    provider: "anor",
    amount: { minor: 12_750_000, currency: "UZS" },
    wire: { amount: "127500", unit: "sum" },
    endpoint: "192.168.1.50:8080",
    fiscalization: "receipt-url",
    code: { fingerprint: `f-${attemptId}`, mask: "5050…6427" },
    refs: {},
    ...with_,
  }),
  sent: (attemptId = "A1"): SaleEvent => ({ type: "payment.sent", attemptId }),
  notSent: (attemptId = "A1"): SaleEvent => ({ type: "payment.not-sent", attemptId, reason: "refused", detail: "" }),
  paid: (attemptId = "A1", with_: Partial<EventOf<"payment.paid">> = {}): SaleEvent => ({
    type: "payment.paid",
    attemptId,
    via: "answer",
    refs: { transactionId: `t-${attemptId}`, paymentId: "696e0246c9a128176d5934d8" },
    payer: { card: "860012••••••3456", phone: "••••••••5009" },
    words: null,
    tookMs: 1_400,
    ...with_,
  }),
  declined: (attemptId = "A1", with_: Partial<EventOf<"payment.declined">> = {}): SaleEvent => ({
    type: "payment.declined",
    attemptId,
    via: "answer",
    decline: { code: "-31630", words: "Недостаточно средств" },
    tookMs: 900,
    ...with_,
  }),
  unknown: (attemptId = "A1", with_: Partial<EventOf<"payment.unknown">> = {}): SaleEvent => ({
    type: "payment.unknown",
    attemptId,
    reason: "no-answer",
    detail: "",
    listening: true,
    ...with_,
  }),
  settled: (attemptId: string, outcome: "paid" | "not-paid"): SaleEvent => ({
    type: "payment.settled",
    attemptId,
    outcome,
    who: "Dilnoza",
    evidence: "customer-app",
    why: "",
    refs: {},
  }),
  receiptScanned: (number = "2421"): SaleEvent => ({
    type: "fiscal.receipt-scanned",
    receipt: {
      url: `https://ofd.soliq.uz/check?t=UZ170703100597&r=${number}&c=20230104121801&s=514343190161`,
      terminalId: "UZ170703100597",
      number,
      issuedAt: Date.UTC(2023, 0, 4, 7, 18, 1),
      sign: "514343190161",
    },
  }),
  tryFailed: (nextTryAt = 0): SaleEvent => ({ type: "fiscal.try-failed", reason: "no-answer", detail: "", nextTryAt }),
  rejected: (): SaleEvent => ({ type: "fiscal.rejected", rejection: { code: "7", words: "wrong receipt" } }),
  fiscalized: (): SaleEvent => ({ type: "fiscal.fiscalized", words: null }),
} as const;

/** The sale that these events tell, one second apart. */
export function saleOf(events: readonly SaleEvent[], saleId = "S1", startAt = Date.UTC(2026, 10, 21, 7, 0, 0)): Sale {
  const sale = events.reduce<Sale | null>(
    (before, event, index) => applySaleEvent(before, saleId, event, startAt + index * 1_000),
    null,
  );
  if (!sale) throw new Error("no events");
  return sale;
}
