import type { StatementSync } from "node:sqlite";
import type { Refund, Sale } from "../../shared/domain/sale.ts";
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
      (place, n, seq, provider, currency, minor, state, taken_seq) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (place, n) DO UPDATE SET state = excluded.state, taken_seq = coalesce(taken_seq, excluded.taken_seq)`);
    this.#refund = connection.prepare(`INSERT INTO ${place}.refunds
      (place, n, k, provider, currency, minor, done_seq) VALUES (?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (place, n, k) DO UPDATE SET done_seq = coalesce(done_seq, excluded.done_seq)`);
  }

  /** Puts on record what event `seq` changed of the sale's money. */
  note(seq: number, place: number, before: Sale | null, after: Sale): void {
    for (const [n, attempt] of after.attempts.entries()) {
      const was = before?.attempts[n];
      if (was === attempt) continue;
      const { provider, amount, state } = attempt;
      if (was?.state !== state) {
        const takenSeq = state === "paid" ? seq : null;
        this.#attempt.run(place, n, seq, provider, amount.currency, amount.minor, state, takenSeq);
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

function isRefundDone({ state }: Refund): boolean {
  return state === "refunded" || state === "by-hand";
}
