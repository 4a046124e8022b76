import { assertNever } from "../result.ts";
import type { SaleEvent } from "./events.ts";
import { IllegalTransition } from "./illegal-transition.ts";
import { isUnsettledRefund, refundedOf } from "./sale-facts.ts";
import { type Attempt, type Refund, type RefundState } from "./sale.ts";

export type RefundEvent = Extract<SaleEvent, { refundId: string }>;

/** The attempt after one more event of a refund. Throws {@link IllegalTransition} when the event cannot follow. */
export function applyRefundEvent(attempt: Attempt, event: RefundEvent, at: number): Attempt {
  switch (event.type) {
    case "refund.recorded":
      return begin(attempt, event, "recorded", "", at);
    case "refund.by-hand":
      return begin(attempt, event, "by-hand", event.how, at);
    case "refund.sent":
      return go(attempt, event.refundId, ["recorded"], (r) => ({ ...r, state: "sent" }));
    case "refund.not-sent":
      return go(attempt, event.refundId, ["recorded"], (r) =>
        end(r, "not-sent", `${event.reason} ${event.detail}`, at),
      );
    case "refund.refunded":
      return go(attempt, event.refundId, ["sent", "unknown"], (r) => ({
        ...end(r, "refunded", "", at),
        via: event.via,
      }));
    case "refund.declined": {
      const { code, words } = event.decline;
      const detail = [code, words].filter((part) => part !== null).join(" ");
      return go(attempt, event.refundId, ["sent", "unknown"], (r) => ({
        ...end(r, "declined", detail, at),
        via: event.via,
      }));
    }
    case "refund.unknown":
      return go(attempt, event.refundId, ["sent"], (r) => end(r, "unknown", `${event.reason} ${event.detail}`, at));
    case "refund.settled": {
      const state = event.outcome === "refunded" ? "refunded" : "declined";
      return go(attempt, event.refundId, ["unknown"], (r) => ({ ...end(r, state, event.why, at), via: "person" }));
    }
    default:
      return assertNever(event);
  }
}

type Beginning = Extract<RefundEvent, { type: "refund.recorded" | "refund.by-hand" }>;

function begin(attempt: Attempt, event: Beginning, state: RefundState, detail: string, at: number): Attempt {
  const { refundId: id, amount, who, why } = event;
  if (attempt.state !== "paid") throw new IllegalTransition(`attempt ${attempt.id} is ${attempt.state}, not paid`);
  if (attempt.refunds.some((r) => r.id === id || isUnsettledRefund(r.state))) {
    throw new IllegalTransition(`attempt ${attempt.id} has a refund that may have gone through`);
  }
  const tooMuch = refundedOf(attempt).done + amount.minor > attempt.amount.minor;
  if (amount.currency !== attempt.amount.currency || amount.minor <= 0 || tooMuch) {
    throw new IllegalTransition(`refund ${id} does not fit attempt ${attempt.id}`);
  }
  const endedAt = state === "by-hand" ? at : null;
  const via = state === "by-hand" ? ("person" as const) : null;
  const refund: Refund = { id, state, amount, who, why, recordedAt: at, endedAt, via, detail };
  return { ...attempt, refunds: [...attempt.refunds, refund] };
}

function end(refund: Refund, state: RefundState, detail: string, at: number): Refund {
  return { ...refund, state, detail: detail.trim(), endedAt: at };
}

function go(
  attempt: Attempt,
  refundId: string,
  from: readonly RefundState[],
  step: (refund: Refund) => Refund,
): Attempt {
  const refund = attempt.refunds.find((r) => r.id === refundId);
  if (!refund) throw new IllegalTransition(`attempt ${attempt.id} has no refund ${refundId}`);
  if (!from.includes(refund.state)) throw new IllegalTransition(`refund ${refundId} is ${refund.state}`);
  return { ...attempt, refunds: attempt.refunds.map((r) => (r === refund ? step(r) : r)) };
}
