import type { StatementSync } from "node:sqlite";
import type { Attempt, Refund, Sale } from "../../shared/domain/sale.ts";
import type { Connection } from "./connection.ts";
import type { ProjectionPlace } from "./schema.ts";

/**
 * Keeps the rows of attempts and refunds: each with the event that began it and the event that moved its money. So a
 * shift's totals follow the chain, not a clock that somebody may set.
 */
export class MoneyRows {
  readonly #attempt: StatementSync;
  readonly #refund: StatementSync;

  constructor(connection: Connection, place: ProjectionPlace) {
    this.#attempt = connection.prepare(`INSERT INTO ${place}.attempts
      (place, n, seq, provider, currency, minor, state, taken_seq, day, begun_at, took_ms, reason)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (place, n) DO UPDATE SET state = excluded.state, taken_seq = coalesce(taken_seq, excluded.taken_seq),
        took_ms = excluded.took_ms, reason = excluded.reason`);
    this.#refund = connection.prepare(`INSERT INTO ${place}.refunds
      (place, n, k, provider, currency, minor, done_seq) VALUES (?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (place, n, k) DO UPDATE SET done_seq = coalesce(done_seq, excluded.done_seq)`);
  }

  /** Puts on record what event `seq` changed of the sale's money. */
  note(seq: number, place: number, before: Sale | null, after: Sale): void {
    for (const [n, attempt] of after.attempts.entries()) {
      const was = before?.attempts[n];
      if (was === attempt) continue;
      const { provider, amount, state, tookMs, recordedAt } = attempt;
      const reason = whyNoMoney(attempt);
      if (!was || was.state !== state || was.tookMs !== tookMs || whyNoMoney(was) !== reason) {
        const { currency, minor } = amount;
        const takenSeq = state === "paid" ? seq : null;
        const told = [after.day, recordedAt, tookMs, reason] as const;
        this.#attempt.run(place, n, seq, provider, currency, minor, state, takenSeq, ...told);
      }
      for (const [k, refund] of attempt.refunds.entries()) {
        const isDone = isRefundDone(refund);
        const known = was?.refunds[k];
        if (known && isRefundDone(known) === isDone) continue;
        const { currency, minor } = refund.amount;
        this.#refund.run(place, n, k, provider, currency, minor, isDone ? seq : null);
      }
    }
  }
}

/** A provider's words may be long; a report needs what tells them apart. */
const REASON_LENGTH = 120;

function whyNoMoney({ state, decline, notSent, unknown, settled }: Attempt): string {
  if (state === "not-sent") return notSent?.reason ?? "";
  if (state === "unknown") return unknown?.reason ?? "";
  if (state !== "declined") return "";
  if (decline === null) return settled === null ? "" : "person";
  const said = [decline.code, decline.words].filter((part) => part !== null && part !== "").join(" · ");
  return said.slice(0, REASON_LENGTH).toWellFormed();
}

function isRefundDone({ state }: Refund): boolean {
  return state === "refunded" || state === "by-hand";
}
