import type { SaleEvent } from "../../shared/domain/events.ts";
import type { Attempt, Presentation, Sale } from "../../shared/domain/sale.ts";
import { assertNever } from "../../shared/result.ts";
import type { Journal } from "../journal/port.ts";
import type { Logger } from "../logging/port.ts";
import type { StatusOutcome } from "../payments/port.ts";
import type { ProviderRegistry } from "../payments/registry.ts";
import type { Clock } from "../runtime/clock.ts";
import { isNewsDeclined, isNewsPaid } from "./crossing.ts";
import type { Recorder } from "./recorder.ts";
import { BETWEEN_READS_MS, GRACE_MS, pauseBeforeAsking } from "./status-pace.ts";

/** Asks providers what became of attempts that wait or are unknown, until it is known, across restarts. */
export interface StatusWatch {
  /** Takes up a sale after any change of it, if there is something to ask about. */
  consider(sale: Sale): void;
  resume(): void;
  /** Asks now; resolves when the answer is written down. */
  ask(saleId: string, attemptId: string): Promise<void>;
  stop(): Promise<void>;
}

export interface StatusWatchDeps {
  readonly journal: Journal;
  readonly recorder: Recorder;
  readonly providers: ProviderRegistry;
  readonly clock: Clock;
  readonly log: Logger;
}

export function createStatusWatch(deps: StatusWatchDeps): StatusWatch {
  const { journal, recorder, providers, clock, log } = deps;
  const timers = new Map<string, () => void>();
  const asking = new Map<string, Promise<void>>();
  /** When "not found" was heard first, by attempt. */
  const missing = new Map<string, number>();
  const stopping = new AbortController();

  function consider(sale: Sale): void {
    for (const attempt of sale.attempts) {
      if (!isOpen(attempt)) forget(attempt.id);
      else if (!timers.has(attempt.id) && !asking.has(attempt.id)) schedule(sale.id, attempt);
    }
  }

  function schedule(saleId: string, attempt: Attempt): void {
    if (stopping.signal.aborted || !providers.get(attempt.provider).queryStatus) return;
    const age = Math.max(0, clock.now() - (attempt.sentAt ?? attempt.recordedAt));
    const cancel = clock.after(pauseBeforeAsking(age), () => void ask(saleId, attempt.id));
    timers.set(attempt.id, cancel);
  }

  function forget(attemptId: string): void {
    timers.get(attemptId)?.();
    timers.delete(attemptId);
    missing.delete(attemptId);
  }

  function ask(saleId: string, attemptId: string): Promise<void> {
    const running = asking.get(attemptId);
    if (running) return running;
    timers.get(attemptId)?.();
    timers.delete(attemptId);
    const asked = askOnce(saleId, attemptId)
      .catch((error: unknown) => void log.error("status.query-broke", error, { saleId, attemptId }))
      .finally(() => {
        asking.delete(attemptId);
        const sale = journal.sale(saleId);
        if (sale && !stopping.signal.aborted) consider(sale);
      });
    asking.set(attemptId, asked);
    return asked;
  }

  async function askOnce(saleId: string, attemptId: string): Promise<void> {
    const attempt = journal.sale(saleId)?.attempts.find((a) => a.id === attemptId);
    if (!attempt || !isOpen(attempt) || stopping.signal.aborted) return;
    const { queryStatus } = providers.get(attempt.provider);
    const outcome = await queryStatus?.(attempt.refs, attempt.amount, stopping.signal);
    if (!outcome || stopping.signal.aborted) return;
    const gone = outcome.kind === "not-found" && isGone(attempt);
    if (outcome.kind !== "not-found") missing.delete(attemptId);
    recorder.insist(
      saleId,
      (sale) => sale.attempts.flatMap((now) => (now.id === attemptId ? eventsOf(now, outcome, gone) : [])),
      true,
    );
  }

  /** The request had its time to arrive, and it was looked for twice. */
  function isGone(attempt: Attempt): boolean {
    const now = clock.now();
    const first = missing.get(attempt.id) ?? now;
    missing.set(attempt.id, first);
    return now - (attempt.sentAt ?? attempt.recordedAt) >= GRACE_MS && now - first >= BETWEEN_READS_MS;
  }

  return {
    consider,
    resume() {
      for (const sale of [...journal.openPayments(), ...journal.unknownPayments()]) consider(sale);
    },
    ask,
    async stop() {
      stopping.abort();
      for (const cancel of timers.values()) cancel();
      timers.clear();
      await Promise.all(asking.values());
    },
  };
}

function isOpen(attempt: Attempt): boolean {
  return attempt.state === "awaiting-customer" || attempt.state === "unknown";
}

/**
 * What an answer changes about an attempt as it is by now. When it has ended meanwhile, only a word that money moved,
 * or that it did not where a person has said so, is news.
 */
function eventsOf(attempt: Attempt, outcome: StatusOutcome, gone: boolean): readonly SaleEvent[] {
  const attemptId = attempt.id;
  const via = "status";
  if (outcome.kind === "paid") {
    const { refs, payer, words } = outcome;
    return isNewsPaid(attempt) ? [{ type: "payment.paid", attemptId, via, refs, payer, words, tookMs: null }] : [];
  }
  if (outcome.kind === "declined") {
    const { decline } = outcome;
    return isNewsDeclined(attempt) ? [{ type: "payment.declined", attemptId, via, decline, tookMs: null }] : [];
  }
  if (!isOpen(attempt)) return [];
  switch (outcome.kind) {
    case "expired":
      return [{ type: "payment.expired", attemptId, via }];
    case "cancelled":
      return [{ type: "payment.cancelled", attemptId, via, who: null }];
    case "not-found":
      return gone ? [{ type: "payment.cancelled", attemptId, via, who: null }] : [];
    case "pending":
      return pending(attempt, outcome);
    case "unknown": {
      if (attempt.state === "unknown") return [];
      const { reason, detail, refs = {} } = outcome;
      return [{ type: "payment.unknown", attemptId, reason, detail, listening: false, refs }];
    }
    case "unanswered":
      return [];
    default:
      return assertNever(outcome);
  }
}

function pending(attempt: Attempt, outcome: Extract<StatusOutcome, { kind: "pending" }>): readonly SaleEvent[] {
  const presentation = outcome.presentation ?? attempt.presentation;
  if (!presentation || (attempt.state === "awaiting-customer" && same(presentation, attempt.presentation))) return [];
  return [{ type: "payment.awaiting-customer", attemptId: attempt.id, presentation, refs: outcome.refs }];
}

function same(one: Presentation, other: Presentation | null): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
