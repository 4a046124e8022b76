import type { StoredEvent } from "../../shared/domain/events.ts";
import type { PaymentState } from "../../shared/domain/sale.ts";

interface Attempt {
  readonly saleId: string;
  readonly needsReceipt: boolean;
  readonly provider: string;
  readonly minor: number;
  readonly begun: number;
  state: PaymentState;
  paid: number | null;
}

/**
 * What a shift's report must say, added up from the bare events by a way of its own: no state machine, no projection.
 * Currency is sums throughout. `from`: events up to this one belong to earlier shifts.
 */
export function sumOfEvents(events: readonly StoredEvent[], from: number) {
  const attempts = new Map<string, Attempt>();
  const refunds = new Map<string, { readonly attempt: Attempt; readonly minor: number; done: number | null }>();
  const numbers: string[] = [];
  const receipts = new Set<string>();
  const disputed = new Set<Attempt>();
  for (const { seq, saleId, event } of events) {
    const attempt = "attemptId" in event ? attempts.get(event.attemptId) : undefined;
    const becomes = (state: PaymentState) => {
      // Money that came is never unsaid.
      if (!attempt || attempt.paid !== null) return;
      attempt.state = state;
      if (state === "paid") attempt.paid = seq;
    };
    const done = (refundId: string) => {
      const refund = refunds.get(refundId);
      if (refund) refund.done = seq;
    };
    if (event.type === "sale.opened" && seq > from) numbers.push(event.number);
    if (event.type === "payment.recorded") {
      const { provider, amount } = event;
      const needsReceipt = event.fiscalization === "receipt-url";
      const begun = { saleId: saleId ?? "", needsReceipt, provider, minor: amount.minor, begun: seq };
      attempts.set(event.attemptId, { ...begun, state: "recorded", paid: null });
    }
    if (event.type === "payment.sent") becomes("sent");
    if (event.type === "payment.not-sent") becomes("not-sent");
    // The provider's word against what a person had said.
    if (event.type === "payment.paid" && attempt?.state === "declined") disputed.add(attempt);
    if (event.type === "payment.declined" && attempt?.state === "paid") disputed.add(attempt);
    if (event.type === "payment.settled" && attempt && disputed.has(attempt)) disputed.delete(attempt);
    if (event.type === "payment.paid") becomes("paid");
    if (event.type === "payment.declined") becomes("declined");
    if (event.type === "fiscal.fiscalized") receipts.add(saleId ?? "");
    if (event.type === "payment.unknown") becomes("unknown");
    if (event.type === "payment.settled" && attempt?.state === "unknown") {
      becomes(event.outcome === "paid" ? "paid" : "declined");
    }
    if ((event.type === "refund.recorded" || event.type === "refund.by-hand") && attempt) {
      refunds.set(event.refundId, { attempt, minor: event.amount.minor, done: null });
    }
    if (event.type === "refund.refunded" || event.type === "refund.by-hand") done(event.refundId);
    if (event.type === "refund.settled" && event.outcome === "refunded") done(event.refundId);
  }
  const all = [...attempts.values()];
  const mine = all.filter(({ begun }) => begun > from);
  const count = (state: PaymentState) => mine.filter((one) => one.state === state).length;
  const providers = ["anor", "freedom"].flatMap((provider) => {
    const of = all.filter((one) => one.provider === provider);
    const taken = sum(of.filter(({ paid }) => paid !== null && paid > from));
    const takenLate = sum(of.filter(({ paid, begun }) => paid !== null && paid > from && begun <= from));
    const back = [...refunds.values()].filter(({ attempt }) => attempt.provider === provider);
    const refunded = sum(back.filter(({ done }) => done !== null && done > from));
    const refundsPossible = sum(back.filter(({ done }) => done === null));
    const open = new Set(["recorded", "sent", "unknown"]);
    const unsettled = sum(of.filter((one) => open.has(one.state) || disputed.has(one)));
    const receiptsMissing = sum(of.filter((one) => one.paid !== null && one.needsReceipt && !receipts.has(one.saleId)));
    const states = mine.filter((one) => one.provider === provider);
    const tallies = { taken, takenLate, refunded, refundsPossible, unsettled, receiptsMissing };
    if (states.length === 0 && Object.values(tallies).every((tally) => tally.count === 0)) return [];
    const net = taken.minor - refunded.minor;
    return [{ provider, currency: "UZS", ...tallies, net, states: statesOf(states) }];
  });
  return {
    sales: numbers.length,
    firstSale: numbers[0] ?? null,
    lastSale: numbers.at(-1) ?? null,
    attempts: mine.length,
    declined: count("declined"),
    totals: providers,
  };
}

/** In the order in which a report has them. */
const ORDER = ["recorded", "sent", "not-sent", "awaiting-customer", "unknown", "paid", "declined"] as const;

function statesOf(attempts: readonly Attempt[]) {
  return ORDER.flatMap((state) => {
    const tally = sum(attempts.filter((one) => one.state === state));
    return tally.count === 0 ? [] : [{ state, ...tally }];
  });
}

function sum(of: readonly { readonly minor: number }[]) {
  return { count: of.length, minor: of.reduce((total, { minor }) => total + minor, 0) };
}
