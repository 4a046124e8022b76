import { assertNever } from "../result.ts";
import type { SaleEvent } from "./events.ts";
import type { Attempt, Fiscal, PaymentState, Sale } from "./sale.ts";
import { IllegalTransition } from "./illegal-transition.ts";
import { applyRefundEvent } from "./refund-machine.ts";
import { isUnsettled } from "./sale-facts.ts";

export { IllegalTransition } from "./illegal-transition.ts";

/** Where each payment state may go by an event of the program; a person's decisions are checked apart. */
const NEXT: Readonly<Record<PaymentState, readonly PaymentState[]>> = {
  recorded: ["sent", "not-sent"],
  sent: ["paid", "declined", "awaiting-customer", "unknown"],
  "not-sent": [],
  "awaiting-customer": ["awaiting-customer", "paid", "declined", "expired", "cancelled", "unknown"],
  unknown: ["paid", "declined", "awaiting-customer", "expired", "cancelled"],
  paid: [],
  declined: [],
  expired: [],
  cancelled: [],
};

/**
 * The sale's state machine: the sale after one more event. Pure; the journal builds every projection with it, so what
 * is on screen is what the events say. Throws {@link IllegalTransition} when the event cannot follow.
 */
export function applySaleEvent(sale: Sale | null, saleId: string, event: SaleEvent, at: number): Sale {
  if (event.type === "sale.opened") {
    if (sale) throw new IllegalTransition(`sale ${saleId} is opened already`);
    const { number, day, amount, reference, note } = event;
    return {
      id: saleId,
      number,
      day,
      openedAt: at,
      updatedAt: at,
      amount,
      reference,
      note,
      status: "open",
      attempts: [],
      fiscal: null,
    };
  }
  if (!sale) throw new IllegalTransition(`${event.type} for an unknown sale ${saleId}`);
  const next = step(sale, event, at);
  return { ...next, updatedAt: at };
}

function step(sale: Sale, event: Exclude<SaleEvent, { type: "sale.opened" }>, at: number): Sale {
  switch (event.type) {
    case "sale.noted":
      return { ...sale, reference: event.reference, note: event.note };
    case "sale.abandoned":
      if (sale.attempts.some((a) => isUnsettled(a.state) || a.state === "paid")) {
        throw new IllegalTransition(`sale ${sale.id} has money in it or may have`);
      }
      return { ...sale, status: "abandoned" };
    case "payment.recorded":
      return recordAttempt(sale, event, at);
    case "payment.sent":
      return change(sale, event.attemptId, "sent", () => ({ sentAt: at, listening: true }));
    case "payment.not-sent": {
      const notSent = { reason: event.reason, detail: event.detail };
      return change(sale, event.attemptId, "not-sent", () => ({ notSent, endedAt: at }));
    }
    case "payment.awaiting-customer": {
      const { presentation, refs } = event;
      const patch = (a: Attempt) => ({ presentation, refs: { ...a.refs, ...refs }, listening: false });
      return change(sale, event.attemptId, "awaiting-customer", patch);
    }
    case "payment.paid":
      return paid(sale, event, at);
    case "payment.declined":
      return declined(sale, event, at);
    case "payment.expired":
      return change(sale, event.attemptId, "expired", () => ({ via: event.via, endedAt: at, listening: false }));
    case "payment.cancelled":
      return change(sale, event.attemptId, "cancelled", () => ({ via: event.via, endedAt: at, listening: false }));
    case "payment.unknown":
      return doubtful(sale, event, at);
    case "payment.listening-ended":
      return patchAttempt(sale, event.attemptId, (a) => ({
        ...a,
        listening: false,
        unknown: a.unknown && { ...a.unknown, reason: event.reason, detail: event.detail },
      }));
    case "payment.settled":
      return settledByPerson(sale, event, at);
    case "payment.identified":
      return patchAttempt(sale, event.attemptId, (a) => ({ ...a, refs: { ...a.refs, ...event.refs } }));
    case "refund.recorded":
    case "refund.sent":
    case "refund.not-sent":
    case "refund.refunded":
    case "refund.declined":
    case "refund.unknown":
    case "refund.settled":
    case "refund.by-hand":
      return patchAttempt(sale, event.attemptId, (a) => applyRefundEvent(a, event, at));
    case "fiscal.receipt-scanned": {
      const from = expectFiscal(sale, event.type, ["awaiting-receipt", "rejected"]);
      const fresh = { receipt: event.receipt, tries: 0, nextTryAt: at, lastFailure: null, rejection: null };
      return { ...sale, fiscal: { ...from, ...fresh, state: "queued" } };
    }
    case "fiscal.try-failed": {
      const from = expectFiscal(sale, event.type, ["queued"]);
      const lastFailure = { reason: event.reason, detail: event.detail };
      return { ...sale, fiscal: { ...from, tries: from.tries + 1, nextTryAt: event.nextTryAt, lastFailure } };
    }
    case "fiscal.rejected": {
      const from = expectFiscal(sale, event.type, ["queued"]);
      const tries = from.tries + 1;
      return { ...sale, fiscal: { ...from, state: "rejected", tries, nextTryAt: null, rejection: event.rejection } };
    }
    case "fiscal.fiscalized": {
      const from = expectFiscal(sale, event.type, ["queued"]);
      const tries = from.tries + 1;
      return { ...sale, fiscal: { ...from, state: "fiscalized", tries, nextTryAt: null, fiscalizedAt: at } };
    }
    case "slip.printed":
      return sale;
    default:
      return assertNever(event);
  }
}

type EventOf<T extends SaleEvent["type"]> = Extract<SaleEvent, { type: T }>;

function recordAttempt(sale: Sale, event: EventOf<"payment.recorded">, at: number): Sale {
  if (sale.status !== "open") throw new IllegalTransition(`sale ${sale.id} is ${sale.status}`);
  if (sale.attempts.some((a) => isUnsettled(a.state) || a.state === "paid")) {
    throw new IllegalTransition(`sale ${sale.id} has an attempt that may have taken money`);
  }
  const { amount } = event;
  if (amount.minor !== sale.amount.minor || amount.currency !== sale.amount.currency) {
    throw new IllegalTransition(`attempt ${event.attemptId} is for another amount than sale ${sale.id}`);
  }
  const { type: _, attemptId, ...intent } = event;
  const attempt: Attempt = {
    ...intent,
    id: attemptId,
    state: "recorded",
    recordedAt: at,
    sentAt: null,
    endedAt: null,
    tookMs: null,
    via: null,
    listening: false,
    notSent: null,
    unknown: null,
    decline: null,
    presentation: null,
    payer: {},
    settled: null,
    contradiction: null,
    refunds: [],
  };
  return { ...sale, attempts: [...sale.attempts, attempt] };
}

/** Ends without money. The provider may still say later that money moved. */
const ENDED_UNPAID: ReadonlySet<PaymentState> = new Set(["declined", "expired", "cancelled"]);

/**
 * Money was taken. Allowed from every state in which the request may have left, and also after a person, or the
 * provider itself, had said that it was not: the word that money moved is never thrown away, it becomes a contradiction.
 */
function paid(sale: Sale, event: EventOf<"payment.paid">, at: number): Sale {
  const { via, payer, tookMs } = event;
  const before = attemptOf(sale, event.attemptId);
  const refs = { ...before.refs, ...event.refs };
  const facts = { via, payer, tookMs, refs, listening: false };
  if (before.settled?.outcome === "paid" && before.state === "paid") {
    return patchAttempt(sale, event.attemptId, (a) => ({ ...a, ...facts }));
  }
  if (ENDED_UNPAID.has(before.state)) {
    const contradiction = "provider-says-paid" as const;
    const changed = { ...before, ...facts, state: "paid" as const, endedAt: at, contradiction };
    return withFiscal({ ...patchAttempt(sale, before.id, () => changed), status: "open" }, changed, at);
  }
  const next = change(sale, event.attemptId, "paid", () => ({ ...facts, endedAt: at }));
  return withFiscal(next, attemptOf(next, event.attemptId), at);
}

/**
 * Nobody knows whether money moved. Also after a person has said that it did not: what speaks against them asks them
 * again, and their earlier word stays on record.
 */
function doubtful(sale: Sale, event: EventOf<"payment.unknown">, at: number): Sale {
  const { reason, detail, listening } = event;
  const before = attemptOf(sale, event.attemptId);
  const refs = { ...before.refs, ...event.refs };
  const facts = { unknown: { reason, detail, since: at }, endedAt: at, listening, refs };
  if (before.settled && before.state === "declined") {
    const doubted = { ...before, ...facts, state: "unknown" as const, via: null };
    return { ...patchAttempt(sale, before.id, () => doubted), status: "open" };
  }
  return change(sale, before.id, "unknown", () => facts);
}

function declined(sale: Sale, event: EventOf<"payment.declined">, at: number): Sale {
  const { via, decline, tookMs } = event;
  const before = attemptOf(sale, event.attemptId);
  if (before.settled && before.state === "declined") {
    return patchAttempt(sale, before.id, (a) => ({ ...a, via, decline, tookMs, listening: false }));
  }
  if (before.settled && before.state === "paid") {
    // Paid is never left: a person saw the money, the provider denies it. Both facts stay, and are said.
    const contradiction = "provider-says-declined" as const;
    return patchAttempt(sale, before.id, (a) => ({ ...a, decline, contradiction, listening: false }));
  }
  return change(sale, before.id, "declined", () => ({ via, decline, tookMs, endedAt: at, listening: false }));
}

function settledByPerson(sale: Sale, event: EventOf<"payment.settled">, at: number): Sale {
  const { who, evidence, why, outcome } = event;
  const before = attemptOf(sale, event.attemptId);
  const settled = { outcome, who, evidence, why, at };
  if (before.contradiction) {
    return patchAttempt(sale, before.id, (a) => ({ ...a, settled, contradiction: null }));
  }
  if (before.state !== "unknown" && before.state !== "awaiting-customer") {
    throw new IllegalTransition(`attempt ${before.id} is ${before.state}: nothing to decide`);
  }
  const refs = { ...before.refs, ...event.refs };
  const state = outcome === "paid" ? ("paid" as const) : ("declined" as const);
  const changed: Attempt = { ...before, state, settled, refs, via: "person", endedAt: at };
  const next = patchAttempt(sale, before.id, () => changed);
  return outcome === "paid" ? withFiscal(next, changed, at) : next;
}

function withFiscal(sale: Sale, attempt: Attempt, at: number): Sale {
  if (sale.fiscal) return sale;
  const state = attempt.fiscalization === "none" ? "not-required" : "awaiting-receipt";
  const fiscal: Fiscal = {
    state,
    receipt: null,
    tries: 0,
    nextTryAt: null,
    lastFailure: null,
    rejection: null,
    since: at,
    fiscalizedAt: null,
  };
  return { ...sale, fiscal };
}

function expectFiscal(sale: Sale, type: string, states: readonly Fiscal["state"][]): Fiscal {
  const fiscal = sale.fiscal;
  if (!fiscal || !states.includes(fiscal.state)) {
    throw new IllegalTransition(`${type} while the receipt of sale ${sale.id} is ${fiscal?.state ?? "not due"}`);
  }
  return fiscal;
}

function attemptOf(sale: Sale, attemptId: string): Attempt {
  const attempt = sale.attempts.find((a) => a.id === attemptId);
  if (!attempt) throw new IllegalTransition(`sale ${sale.id} has no attempt ${attemptId}`);
  return attempt;
}

function patchAttempt(sale: Sale, attemptId: string, patch: (attempt: Attempt) => Attempt): Sale {
  attemptOf(sale, attemptId);
  return { ...sale, attempts: sale.attempts.map((a) => (a.id === attemptId ? patch(a) : a)) };
}

function change(
  sale: Sale,
  attemptId: string,
  state: PaymentState,
  patch: (attempt: Attempt) => Partial<Attempt>,
): Sale {
  const before = attemptOf(sale, attemptId);
  if (!NEXT[before.state].includes(state)) {
    throw new IllegalTransition(`attempt ${attemptId} cannot go from ${before.state} to ${state}`);
  }
  return patchAttempt(sale, attemptId, (a) => ({ ...a, state, ...patch(a) }));
}
