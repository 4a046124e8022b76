import type { SaleEvent } from "../../shared/domain/events.ts";
import { actorOf, type Actor } from "../../shared/domain/people.ts";
import { fromEntry, type Money } from "../../shared/domain/money.ts";
import { isUnsettledRefund, refundedOf } from "../../shared/domain/sale-facts.ts";
import { type Attempt, type Evidence, type Sale } from "../../shared/domain/sale.ts";
import { conflict, invalidInput, type PosError } from "../../shared/errors/pos-error.ts";
import { assertNever, err, ok, type Result } from "../../shared/result.ts";
import type { Journal } from "../journal/port.ts";
import type { Logger } from "../logging/port.ts";
import type { PreparedRefund, RefundOutcome } from "../payments/port.ts";
import type { ProviderRegistry } from "../payments/registry.ts";
import type { Ids } from "../runtime/ids.ts";
import { NotRecorded } from "./not-recorded.ts";
import type { Recorder } from "./recorder.ts";

export interface RefundDeps {
  readonly journal: Journal;
  readonly recorder: Recorder;
  readonly providers: ProviderRegistry;
  readonly ids: Ids;
  readonly log: Logger;
}

export interface RefundInput extends Actor {
  readonly saleId: string;
  readonly attemptId: string;
  /** As typed, in units of the currency's last typed decimal. */
  readonly amount: number;
  readonly why: string;
}

export interface SettleRefundInput extends Actor {
  readonly saleId: string;
  readonly attemptId: string;
  readonly refundId: string;
  readonly outcome: "refunded" | "not-refunded";
  readonly evidence: Evidence;
  readonly why: string;
}

/** Money back, by the same rules as a charge: durable first, sent once, unknown until somebody knows. */
export class RefundService {
  readonly #deps: RefundDeps;
  readonly #running = new Set<Promise<void>>();

  constructor(deps: RefundDeps) {
    this.#deps = deps;
  }

  /** Records the refund durably, then asks the provider in the background. */
  refund(input: RefundInput): Result<Sale, PosError> {
    const { providers, recorder, ids } = this.#deps;
    const found = this.#refundable(input);
    if (!found.ok) return found;
    const { sale, attempt, amount } = found.value;
    const { capabilities, prepareRefund } = providers.get(attempt.provider);
    const isPart = amount.minor !== attempt.amount.minor;
    if (!prepareRefund || capabilities.refund === "none" || (isPart && capabilities.refund === "full")) {
      return err(conflict("refund-not-possible", sale));
    }
    const refundId = ids.next();
    const prepared = prepareRefund({ refundId, amount, paid: attempt.amount, refs: attempt.refs });
    if (!prepared.ok) return prepared;
    const { attemptId, saleId, why } = input;
    const recorded = recorder.record(saleId, [
      { type: "refund.recorded", attemptId, refundId, amount, ...actorOf(input), why },
    ]);
    if (!recorded.ok) return recorded;
    const run = this.#run(saleId, attemptId, refundId, prepared.value)
      .catch((error: unknown) => void this.#deps.log.error("refund.outcome-broke", error, { saleId, refundId }))
      .finally(() => this.#running.delete(run));
    this.#running.add(run);
    return recorded;
  }

  /** Puts on record what the shop did where the provider knows no refund: cash handed back, the bank asked. */
  byHand(input: RefundInput & { readonly how: string }): Result<Sale, PosError> {
    const found = this.#refundable(input);
    if (!found.ok) return found;
    const { amount } = found.value;
    const { saleId, attemptId, why, how } = input;
    const refundId = this.#deps.ids.next();
    return this.#deps.recorder.record(saleId, [
      { type: "refund.by-hand", attemptId, refundId, amount, ...actorOf(input), why, how },
    ]);
  }

  /** A person's decision over a refund whose end nobody could tell. */
  settle(input: SettleRefundInput): Result<Sale, PosError> {
    const { saleId, attemptId, refundId, outcome, evidence, why } = input;
    const settled = { attemptId, refundId, outcome, ...actorOf(input), evidence, why };
    const sale = this.#deps.journal.sale(saleId);
    const refund = sale?.attempts.find((a) => a.id === input.attemptId)?.refunds.find((r) => r.id === input.refundId);
    if (refund?.state !== "unknown") return err(conflict("nothing-to-settle", sale));
    return this.#deps.recorder.record(saleId, [{ type: "refund.settled", ...settled }]);
  }

  /** Refunds whose request may be on its way. */
  inFlight(): number {
    return this.#running.size;
  }

  async idle(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running);
  }

  #refundable(input: RefundInput): Result<{ sale: Sale; attempt: Attempt; amount: Money }, PosError> {
    const sale = this.#deps.journal.sale(input.saleId);
    if (!sale) return err(conflict("sale-not-found"));
    const attempt = sale.attempts.find((a) => a.id === input.attemptId);
    if (attempt?.state !== "paid") return err(conflict("sale-not-paid", sale));
    if (attempt.refunds.some((r) => isUnsettledRefund(r.state))) return err(conflict("refund-open", sale));
    const amount = fromEntry(input.amount, attempt.amount.currency);
    if (!amount.ok || amount.value.minor === 0) return err(invalidInput("amount", "amount-not-positive"));
    const left = attempt.amount.minor - refundedOf(attempt).possible;
    if (amount.value.minor > left) return err(conflict("refund-too-large", sale));
    return ok({ sale, attempt, amount: amount.value });
  }

  async #run(saleId: string, attemptId: string, refundId: string, refund: PreparedRefund): Promise<void> {
    const { recorder, log } = this.#deps;
    const beforeSend = () => {
      const sent = recorder.record(saleId, [{ type: "refund.sent", attemptId, refundId }]);
      if (!sent.ok) throw new NotRecorded("refund.sent");
    };
    const outcome = await refund
      .send(beforeSend, new AbortController().signal)
      .catch((error: unknown): RefundOutcome => {
        if (error instanceof NotRecorded) return { kind: "not-sent", reason: "not-recorded", detail: error.message };
        const id = log.error("refund.failed", error, { saleId, refundId });
        return { kind: "unknown", reason: "unexpected-answer", detail: `internal ${id}` };
      });
    recorder.insist(saleId, (sale) => {
      const state = sale.attempts.find((a) => a.id === attemptId)?.refunds.find((r) => r.id === refundId)?.state;
      // Written already, when only the telling of it failed.
      if (state !== "recorded" && state !== "sent") return [];
      return eventsOf(attemptId, refundId, state === "sent", outcome);
    });
  }
}

function eventsOf(attemptId: string, refundId: string, isSent: boolean, outcome: RefundOutcome): readonly SaleEvent[] {
  const ids = { attemptId, refundId };
  if (!isSent) {
    // `sent` is not on disk, so nothing left, whatever stopped it.
    const reason = outcome.kind === "not-sent" ? outcome.reason : "not-recorded";
    return [{ type: "refund.not-sent", ...ids, reason, detail: outcome.kind === "not-sent" ? outcome.detail : "" }];
  }
  switch (outcome.kind) {
    case "not-sent":
      return [{ type: "refund.unknown", ...ids, reason: "connection-lost", detail: outcome.detail }];
    case "refunded":
      return [{ type: "refund.refunded", ...ids, via: "answer" }];
    case "declined":
      return [{ type: "refund.declined", ...ids, via: "answer", decline: outcome.decline }];
    case "unknown":
      return [{ type: "refund.unknown", ...ids, reason: outcome.reason, detail: outcome.detail }];
    default:
      return assertNever(outcome);
  }
}
