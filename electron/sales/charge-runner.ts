import type { SaleEvent } from "../../shared/domain/events.ts";
import { isUnsettled } from "../../shared/domain/sale-facts.ts";
import { type Attempt, type Sale, type Via } from "../../shared/domain/sale.ts";
import { assertNever } from "../../shared/result.ts";
import type { Logger } from "../logging/port.ts";
import type { ChargeOutcome, PreparedCharge } from "../payments/port.ts";
import type { Clock } from "../runtime/clock.ts";
import { isNewsDeclined, isNewsDoubt, isNewsPaid } from "./crossing.ts";
import { NotRecorded } from "./not-recorded.ts";
import type { Recorder } from "./recorder.ts";

/** Takes recorded charges to their outcome, one request each, never a second one. */
export interface ChargeRunner {
  /** Starts the charge of a recorded attempt. */
  start(saleId: string, attemptId: string, charge: PreparedCharge): void;
  /** Charges whose request may be on its way. */
  inFlight(): number;
  /** Resolves when none is in flight. */
  idle(): Promise<void>;
}

export interface ChargeRunnerDeps {
  readonly recorder: Recorder;
  readonly clock: Clock;
  readonly log: Logger;
  /** When the screen gives up waiting, in milliseconds after the request left. The socket stays open. */
  readonly unknownAfterMs: () => number;
}

export function createChargeRunner(deps: ChargeRunnerDeps): ChargeRunner {
  const running = new Map<string, Promise<void>>();
  return {
    start(saleId, attemptId, charge) {
      const run = runCharge(deps, saleId, attemptId, charge)
        // A bug here must not keep the till from ever being at rest; the attempt is unknown at the next start.
        .catch((error: unknown) => void deps.log.error("charge.outcome-broke", error, { saleId, attemptId }))
        .finally(() => running.delete(attemptId));
      running.set(attemptId, run);
    },
    inFlight: () => running.size,
    async idle() {
      while (running.size > 0) await Promise.all(running.values());
    },
  };
}

async function runCharge(deps: ChargeRunnerDeps, saleId: string, attemptId: string, charge: PreparedCharge) {
  const { recorder, clock, log } = deps;
  let sentAt: number | null = null;
  let givenUp = false;
  let stopWaiting = () => {};

  const beforeSend = () => {
    const sent = recorder.record(saleId, [{ type: "payment.sent", attemptId }]);
    if (!sent.ok) throw new NotRecorded("payment.sent");
    sentAt = clock.monotonic();
    stopWaiting = clock.after(deps.unknownAfterMs(), () => {
      givenUp = true;
      recorder.insist(saleId, (sale) => giveUpWaiting(sale, attemptId));
    });
  };

  const sending = charge.send(beforeSend, new AbortController().signal, () => !givenUp);
  const outcome = await sending.catch((error: unknown): ChargeOutcome => {
    if (error instanceof NotRecorded) return { kind: "not-sent", reason: "not-recorded", detail: error.message };
    const id = log.error("charge.failed", error, { saleId, attemptId });
    return { kind: "unknown", reason: "unexpected-answer", detail: `internal ${id}` };
  });
  stopWaiting();
  const tookMs = sentAt === null ? null : Math.round(clock.monotonic() - sentAt);
  const late = isLate(deps, sentAt, tookMs);
  recorder.insist(saleId, (sale) => outcomeEvents(sale, attemptId, outcome, tookMs), late);
}

function isLate(deps: ChargeRunnerDeps, sentAt: number | null, tookMs: number | null): boolean {
  return sentAt !== null && tookMs !== null && tookMs >= deps.unknownAfterMs();
}

function giveUpWaiting(sale: Sale, attemptId: string): readonly SaleEvent[] {
  if (attemptIn(sale, attemptId).state !== "sent") return [];
  return [{ type: "payment.unknown", attemptId, reason: "no-answer", detail: "", listening: true }];
}

/** The events that write an outcome down, for the attempt as it is by then. */
function outcomeEvents(
  sale: Sale,
  attemptId: string,
  outcome: ChargeOutcome,
  tookMs: number | null,
): readonly SaleEvent[] {
  const attempt = attemptIn(sale, attemptId);
  const via: Via = attempt.state === "sent" ? "answer" : "late-answer";
  switch (outcome.kind) {
    case "not-sent":
      return notSent(attempt, outcome);
    case "paid": {
      const { refs, payer, words } = outcome;
      return isNewsPaid(attempt) ? [{ type: "payment.paid", attemptId, via, refs, payer, words, tookMs }] : [];
    }
    case "declined":
      return isNewsDeclined(attempt)
        ? [{ type: "payment.declined", attemptId, via, decline: outcome.decline, tookMs }]
        : [];
    case "awaiting-customer": {
      const { presentation, refs } = outcome;
      if (isUnsettled(attempt.state)) return [{ type: "payment.awaiting-customer", attemptId, presentation, refs }];
      // It has ended meanwhile, so nobody is shown anything any more.
      const detail = "the provider waits for the customer";
      return attempt.listening
        ? [{ type: "payment.listening-ended", attemptId, reason: "provider-unsure", detail }]
        : [];
    }
    case "unknown":
      return unknown(attempt, outcome);
    default:
      return assertNever(outcome);
  }
}

function notSent(attempt: Attempt, outcome: Extract<ChargeOutcome, { kind: "not-sent" }>): readonly SaleEvent[] {
  const { reason, detail } = outcome;
  if (attempt.state === "recorded") return [{ type: "payment.not-sent", attemptId: attempt.id, reason, detail }];
  // `sent` is on disk, so whatever the transport believes, it is not proven any more.
  return unknown(attempt, { reason: "connection-lost", detail });
}

type Doubt = Omit<Extract<ChargeOutcome, { kind: "unknown" }>, "kind">;

function unknown(attempt: Attempt, { reason, detail, refs = {} }: Doubt): readonly SaleEvent[] {
  const attemptId = attempt.id;
  switch (attempt.state) {
    case "recorded":
      // Nothing was sent: a bug stopped the charge before its first byte.
      return [{ type: "payment.not-sent", attemptId, reason: "not-recorded", detail }];
    case "sent":
      return [{ type: "payment.unknown", attemptId, reason, detail, listening: false, refs }];
    default:
      return isNewsDoubt(attempt, { reason, detail })
        ? [{ type: "payment.unknown", attemptId, reason, detail, listening: false, refs }]
        : [{ type: "payment.listening-ended", attemptId, reason, detail }];
  }
}

function attemptIn(sale: Sale, attemptId: string): Attempt {
  const attempt = sale.attempts.find((a) => a.id === attemptId);
  if (!attempt) throw new Error(`attempt ${attemptId} is not in sale ${sale.id}`);
  return attempt;
}
