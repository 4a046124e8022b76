import type { SaleEvent } from "../../shared/domain/events.ts";
import type { Attempt, Presentation, Sale } from "../../shared/domain/sale.ts";
import { assertNever } from "../../shared/result.ts";
import type { Journal } from "../journal/port.ts";
import type { Logger } from "../logging/port.ts";
import type { PaymentProvider, StatusOutcome } from "../payments/port.ts";
import type { ProviderRegistry } from "../payments/registry.ts";
import type { Clock } from "../runtime/clock.ts";
import { isNewsDeclined, isNewsDoubt, isNewsPaid } from "./crossing.ts";
import type { Recorder } from "./recorder.ts";
import { BETWEEN_READS_MS, DOUBTED_FOR_MS, GRACE_MS, OLD_MS, pauseBeforeAsking } from "./status-pace.ts";

/**
 * Asks providers what became of attempts that wait or are unknown, until it is known, and for a day of those that a
 * person has called not paid. Across restarts.
 */
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

/** `forgotten`: the provider has known it before, so money may have moved; a person has to look. */
type Absence = "never-arrived" | "forgotten";
const FORGOTTEN = "the provider does not know this payment any more";

export function createStatusWatch(deps: StatusWatchDeps): StatusWatch {
  const { journal, recorder, providers, clock, log } = deps;
  const timers = new Map<string, () => void>();
  const asking = new Map<string, Promise<void>>();
  /** When "not found" was heard first, by attempt; by the clock that never jumps. */
  const missing = new Map<string, number>();
  /** When this process first met an attempt that it is to ask about; by the clock that never jumps. */
  const met = new Map<string, number>();
  /** Attempts that a person called not paid, and that the provider has called ended too. */
  const confirmed = new Set<string>();
  const stopping = new AbortController();

  function consider(sale: Sale): void {
    for (const attempt of sale.attempts) {
      if (!isWatched(attempt)) forget(attempt.id);
      else if (!timers.has(attempt.id) && !asking.has(attempt.id)) schedule(sale.id, attempt);
    }
  }

  function schedule(saleId: string, attempt: Attempt): void {
    if (stopping.signal.aborted || !providers.get(attempt.provider).queryStatus) return;
    // A clock that was set since makes an attempt of the future or of long ago, whose customer stands at the counter:
    // it counts as little older than this process has known it.
    const told = Math.abs(clock.now() - (attempt.settled?.at ?? attempt.sentAt ?? attempt.recordedAt));
    const age = Math.min(told, OLD_MS + sinceMet(attempt));
    const cancel = clock.after(pauseBeforeAsking(age), () => void ask(saleId, attempt.id));
    timers.set(attempt.id, cancel);
  }

  function forget(attemptId: string): void {
    timers.get(attemptId)?.();
    timers.delete(attemptId);
    missing.delete(attemptId);
    met.delete(attemptId);
  }

  function sinceMet({ id }: Attempt): number {
    const now = clock.monotonic();
    const first = met.get(id) ?? now;
    met.set(id, first);
    return now - first;
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
    if (!attempt || !isWatched(attempt) || stopping.signal.aborted) return;
    const known = sinceMet(attempt);
    const provider = providers.get(attempt.provider);
    const { queryStatus } = provider;
    const outcome = await queryStatus?.(attempt.refs, attempt.amount, stopping.signal);
    if (!outcome || stopping.signal.aborted) return;
    const absence = outcome.kind === "not-found" ? absenceOf(attempt, provider, known) : null;
    if (outcome.kind !== "not-found") missing.delete(attemptId);
    if (outcome.kind === "expired" || outcome.kind === "cancelled" || absence === "never-arrived") {
      confirmed.add(attemptId);
    }
    recorder.insist(
      saleId,
      (sale) => sale.attempts.flatMap((now) => (now.id === attemptId ? eventsOf(now, outcome, absence) : [])),
      true,
    );
  }

  /**
   * Worth asking about: it has not ended, or only a person says so and not long ago. Theirs is a decision, not the
   * provider's: a customer may still pay what was shown, and that must come out.
   */
  function isWatched(attempt: Attempt): boolean {
    if (isOpen(attempt)) return true;
    const { settled, state, via, id } = attempt;
    if (settled?.outcome !== "not-paid" || state !== "declined" || via !== "person" || confirmed.has(id)) return false;
    return Math.abs(clock.now() - settled.at) < DOUBTED_FOR_MS;
  }

  /** What "not found" says by now; null: nothing yet. The request must have had its time to arrive, and be missed twice. */
  function absenceOf(attempt: Attempt, provider: PaymentProvider, known: number): Absence | null {
    const now = clock.monotonic();
    const first = missing.get(attempt.id) ?? now;
    missing.set(attempt.id, first);
    // Its own answer may still come; and at another address, or in another merchant's books, nobody can know it.
    if (attempt.listening || attempt.endpoint !== provider.endpoint) return null;
    if ((attempt.account ?? null) !== provider.account) return null;
    if (known < GRACE_MS || now - first < BETWEEN_READS_MS) return null;
    const wasKnown = attempt.presentation !== null || attempt.refs.transactionId !== undefined;
    return wasKnown ? "forgotten" : "never-arrived";
  }

  return {
    consider,
    resume() {
      const settled = journal.settledSince(clock.now() - DOUBTED_FOR_MS);
      for (const sale of [...journal.openPayments(), ...journal.unknownPayments(), ...settled]) consider(sale);
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
 * What an answer changes about an attempt as it is by now. When it has ended meanwhile, only a word that money moved
 * (also another amount, where a person has said that none did), or that it did not where a person has said so, is news.
 */
function eventsOf(attempt: Attempt, outcome: StatusOutcome, absence: Absence | null): readonly SaleEvent[] {
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
  if (outcome.kind === "unknown") {
    const { reason, detail, refs = {} } = outcome;
    const isNews = attempt.state === "awaiting-customer" || isNewsDoubt(attempt, outcome);
    return isNews ? [{ type: "payment.unknown", attemptId, reason, detail, listening: false, refs }] : [];
  }
  if (!isOpen(attempt)) return [];
  switch (outcome.kind) {
    case "expired":
      return [{ type: "payment.expired", attemptId, via }];
    case "cancelled":
      return [{ type: "payment.cancelled", attemptId, via, who: null }];
    case "not-found":
      if (absence === "never-arrived") return [{ type: "payment.cancelled", attemptId, via, who: null }];
      if (absence === null || attempt.state === "unknown") return [];
      return [{ type: "payment.unknown", attemptId, reason: "provider-unsure", detail: FORGOTTEN, listening: false }];
    case "pending":
      return pending(attempt, outcome);
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
