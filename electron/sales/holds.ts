import type { PaymentState, Sale } from "../../shared/domain/sale.ts";
import type { Clock } from "../runtime/clock.ts";

/**
 * How long a payment is held before a person may call it not paid: an answer may still be on its way, a customer may
 * still pay. Counted by the clock that nobody can set. A till that was started again cannot know how long it was away,
 * so it counts anew (docs/decisions/0013).
 */
export interface Holds {
  /** Takes note of a sale, at the start and after any change of it: what began to be doubtful, what is so no more. */
  consider(sale: Sale): void;
  /** Milliseconds until this attempt may be called not paid; 0 when it may. */
  left(attemptId: string): number;
  /** Every hold, and when it ends by the present clock of the till: for screens to count down. */
  ends(): readonly { readonly attemptId: string; readonly endsAt: number }[];
}

export function createHolds(clock: Pick<Clock, "now" | "monotonic">, holdMs: () => number): Holds {
  const since = new Map<string, { readonly state: PaymentState; readonly at: number }>();
  // What was never seen to begin has all of its hold before it.
  const left = (attemptId: string) =>
    Math.max(0, (since.get(attemptId)?.at ?? clock.monotonic()) + holdMs() - clock.monotonic());
  return {
    consider(sale) {
      for (const { id, state } of sale.attempts) {
        if (state !== "unknown" && state !== "awaiting-customer") since.delete(id);
        else if (since.get(id)?.state !== state) since.set(id, { state, at: clock.monotonic() });
      }
    },
    left,
    ends() {
      // Whole seconds: the same hold told twice is the same text.
      const endsAt = (ms: number) => (ms === 0 ? 0 : Math.ceil((clock.now() + ms) / 1_000) * 1_000);
      return [...since.keys()].map((attemptId) => ({ attemptId, endsAt: endsAt(left(attemptId)) }));
    },
  };
}
