import type { SaleEvent } from "../../shared/domain/events.ts";
import { receiptedAttempt } from "../../shared/domain/sale-facts.ts";
import { type Sale } from "../../shared/domain/sale.ts";
import { assertNever } from "../../shared/result.ts";
import type { Journal } from "../journal/port.ts";
import type { Logger } from "../logging/port.ts";
import type { AttachOutcome } from "../payments/port.ts";
import type { ProviderRegistry } from "../payments/registry.ts";
import type { Clock } from "../runtime/clock.ts";
import type { Ids } from "../runtime/ids.ts";
import type { Recorder } from "../sales/recorder.ts";
import { LONGEST_PAUSE_MS, pauseAfter } from "./backoff.ts";

/** Attaches receipts to their payments until every one is attached or refused, across restarts. */
export interface FiscalQueue {
  /** Takes up what the journal says is queued. */
  resume(): void;
  /** Tries this sale's receipt now. */
  kick(saleId: string): void;
  /** The provider is reachable again: whatever waits for it is tried now. */
  wake(): void;
  stop(): Promise<void>;
}

export interface FiscalQueueDeps {
  readonly journal: Journal;
  readonly recorder: Recorder;
  readonly providers: ProviderRegistry;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Logger;
}

export function createFiscalQueue(deps: FiscalQueueDeps): FiscalQueue {
  const { journal, recorder, clock, ids, log } = deps;
  const timers = new Map<string, () => void>();
  const running = new Map<string, Promise<void>>();
  /** Tries in a row whose outcome the disk did not take, by sale. */
  const unwritten = new Map<string, number>();
  const stopping = new AbortController();

  function schedule(sale: Sale, leastMs = 0): void {
    const due = sale.fiscal?.state === "queued" ? sale.fiscal.nextTryAt : null;
    if (due === null || stopping.signal.aborted) return;
    // The clock may have been set since `due` was written: never wait longer than one pause.
    const delay = Math.min(Math.max(leastMs, due - clock.now()), LONGEST_PAUSE_MS);
    timers.get(sale.id)?.();
    timers.set(
      sale.id,
      clock.after(delay, () => kick(sale.id)),
    );
  }

  function kick(saleId: string): void {
    timers.get(saleId)?.();
    timers.delete(saleId);
    if (running.has(saleId) || stopping.signal.aborted) return;
    const before = progressOf(journal.sale(saleId));
    const run = attach(saleId)
      .catch((error: unknown) => void log.error("fiscal.try-broke", error, { saleId }))
      .finally(() => {
        running.delete(saleId);
        const sale = journal.sale(saleId);
        if (sale) schedule(sale, pauseAsWritten(saleId, progressOf(sale) !== before));
      });
    running.set(saleId, run);
  }

  /** A disk that refuses the outcome is no reason to ask the provider the same again and again: the pauses grow. */
  function pauseAsWritten(saleId: string, isWritten: boolean): number {
    if (isWritten) {
      unwritten.delete(saleId);
      return 0;
    }
    const tries = (unwritten.get(saleId) ?? 0) + 1;
    unwritten.set(saleId, tries);
    return pauseAfter(tries, ids.random(), null);
  }

  async function attach(saleId: string): Promise<void> {
    const sale = journal.sale(saleId);
    const receipt = sale?.fiscal?.state === "queued" ? sale.fiscal.receipt : null;
    const paid = sale && receiptedAttempt(sale);
    if (!receipt || !paid) return;
    const { attachReceipt } = deps.providers.get(paid.provider);
    if (!attachReceipt) throw new Error(`${paid.provider} takes no receipts`);
    const outcome: AttachOutcome | "no-transaction-id" = paid.refs.transactionId
      ? await attachReceipt(paid.refs, receipt, stopping.signal)
      : "no-transaction-id";
    if (stopping.signal.aborted) return;
    recorder.insist(saleId, (now) => eventsOf(now, outcome));
  }

  function eventsOf(sale: Sale, outcome: AttachOutcome | "no-transaction-id"): readonly SaleEvent[] {
    if (sale.fiscal?.state !== "queued") return [];
    if (outcome === "no-transaction-id") {
      const nextTryAt = clock.now() + LONGEST_PAUSE_MS;
      return [{ type: "fiscal.try-failed", reason: "transaction-id-needed", detail: "", nextTryAt }];
    }
    switch (outcome.kind) {
      case "fiscalized":
        return [{ type: "fiscal.fiscalized", words: outcome.words }];
      case "rejected":
        return [{ type: "fiscal.rejected", rejection: outcome.rejection }];
      case "retry": {
        const { reason, detail, retryAfterMs } = outcome;
        const nextTryAt = clock.now() + pauseAfter(sale.fiscal.tries + 1, ids.random(), retryAfterMs);
        return [{ type: "fiscal.try-failed", reason, detail, nextTryAt }];
      }
      default:
        return assertNever(outcome);
    }
  }

  /** Changes with every try whose outcome is on record. */
  function progressOf(sale: Sale | null): string {
    return `${sale?.fiscal?.state} ${sale?.fiscal?.tries}`;
  }

  return {
    resume() {
      for (const sale of journal.missingReceipts()) schedule(sale);
    },
    kick,
    wake() {
      for (const saleId of timers.keys()) {
        if (journal.sale(saleId)?.fiscal?.lastFailure) kick(saleId);
      }
    },
    async stop() {
      stopping.abort();
      for (const cancel of timers.values()) cancel();
      timers.clear();
      await Promise.all(running.values());
    },
  };
}
