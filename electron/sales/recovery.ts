import type { SaleEvent } from "../../shared/domain/events.ts";
import type { Attempt, Sale } from "../../shared/domain/sale.ts";
import type { PosError } from "../../shared/errors/pos-error.ts";
import { ok, type Result } from "../../shared/result.ts";
import type { Journal } from "../journal/port.ts";
import type { Recorder } from "./recorder.ts";

/**
 * Makes what an ended process left behind true again (rule 5): an intent without `sent` never left; `sent` without an
 * answer is unknown; nobody listens for late answers any more. Answers the sales that were changed.
 */
export function recover(journal: Journal, recorder: Recorder): Result<readonly Sale[], PosError> {
  const changed: Sale[] = [];
  const left = new Map([...journal.openPayments(), ...journal.unknownPayments()].map((sale) => [sale.id, sale]));
  for (const sale of left.values()) {
    const events = sale.attempts.flatMap((attempt) => [...eventsFor(attempt), ...refundEventsFor(attempt)]);
    if (events.length === 0) continue;
    const recovered = recorder.record(sale.id, events);
    if (!recovered.ok) return recovered;
    changed.push(recovered.value);
  }
  return ok(changed);
}

function eventsFor(attempt: Attempt): readonly SaleEvent[] {
  const attemptId = attempt.id;
  if (attempt.state === "recorded") {
    return [{ type: "payment.not-sent", attemptId, reason: "restarted", detail: "" }];
  }
  if (attempt.state === "sent") {
    return [{ type: "payment.unknown", attemptId, reason: "restarted", detail: "", listening: false }];
  }
  if (attempt.listening) {
    return [{ type: "payment.listening-ended", attemptId, reason: "restarted", detail: "" }];
  }
  return [];
}

function refundEventsFor(attempt: Attempt): readonly SaleEvent[] {
  const attemptId = attempt.id;
  return attempt.refunds.flatMap(({ id: refundId, state }): readonly SaleEvent[] => {
    const left = { attemptId, refundId, reason: "restarted", detail: "" } as const;
    if (state === "recorded") return [{ type: "refund.not-sent", ...left }];
    return state === "sent" ? [{ type: "refund.unknown", ...left }] : [];
  });
}
