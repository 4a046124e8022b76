import type { SaleEvent } from "../../shared/domain/events.ts";
import type { Attempt, Sale } from "../../shared/domain/sale.ts";
import type { Journal } from "../journal/port.ts";
import type { Recorder } from "./recorder.ts";

/** What the till knows about the end of the process that wrote the journal. */
interface Left {
  /** The journal was put back from a backup: what followed an intent may have happened after the copy was made. */
  readonly fromBackup: boolean;
}

/**
 * Makes what an ended process left behind true again (rule 5): an intent without `sent` never left (in a backup it may
 * have); `sent` without an answer is unknown; nobody listens for late answers any more. What the disk refuses is
 * written as soon as it can be, so that no sale is stuck. Answers the sales that were changed at once.
 */
export function recover(journal: Journal, recorder: Recorder, left: Left = { fromBackup: false }): readonly Sale[] {
  // A person may have settled what the ended process was still listening for.
  const candidates = [...journal.openPayments(), ...journal.unknownPayments(), ...journal.settledSince(0)];
  const open = new Map(candidates.map((sale) => [sale.id, sale]));
  return [...open.values()].flatMap((found) => {
    const ids = new Set(found.attempts.flatMap((a) => [a.id, ...a.refunds.map((r) => r.id)]));
    // What the running till has begun since, while the disk refused, is not of the ended process.
    const events = (sale: Sale) =>
      sale.attempts
        .filter((attempt) => ids.has(attempt.id))
        .flatMap((attempt) => [...eventsFor(attempt, left), ...refundEventsFor(attempt, left, ids)]);
    if (events(found).length === 0) return [];
    recorder.insist(found.id, events);
    const now = journal.sale(found.id);
    return now && events(now).length === 0 ? [now] : [];
  });
}

function eventsFor(attempt: Attempt, { fromBackup }: Left): readonly SaleEvent[] {
  const attemptId = attempt.id;
  const unknown: SaleEvent = { type: "payment.unknown", attemptId, reason: "restarted", detail: "", listening: false };
  if (attempt.state === "recorded") {
    return fromBackup
      ? [{ type: "payment.sent", attemptId }, unknown]
      : [{ type: "payment.not-sent", attemptId, reason: "restarted", detail: "" }];
  }
  if (attempt.state === "sent") return [unknown];
  if (attempt.listening) {
    return [{ type: "payment.listening-ended", attemptId, reason: "restarted", detail: "" }];
  }
  return [];
}

function refundEventsFor(attempt: Attempt, { fromBackup }: Left, ids: ReadonlySet<string>): readonly SaleEvent[] {
  const attemptId = attempt.id;
  return attempt.refunds.flatMap(({ id: refundId, state }): readonly SaleEvent[] => {
    if (!ids.has(refundId)) return [];
    const left = { attemptId, refundId, reason: "restarted", detail: "" } as const;
    const unknown: SaleEvent = { type: "refund.unknown", ...left };
    if (state === "sent") return [unknown];
    if (state !== "recorded") return [];
    return fromBackup
      ? [{ type: "refund.sent", attemptId, refundId }, unknown]
      : [{ type: "refund.not-sent", ...left }];
  });
}
