import type { DisplayScene } from "../../shared/domain/customer-display.ts";
import { currentAttempt } from "../../shared/domain/sale-facts.ts";
import type { Attempt, Presentation, Sale } from "../../shared/domain/sale.ts";
import { assertNever } from "../../shared/result.ts";

/** How long "paid" stays in front of the customer: long enough to be read, gone before the next one steps up. */
export const OUTCOME_MS = 30_000;
/** A payment that was begun earlier is looked at by the cashier, and not by its customer, who has left. */
export const AT_COUNTER_MS = 30 * 60_000;

/** What the sale in the lane is to its customer, and until when that holds; null: until something happens. */
export interface TimedScene {
  readonly show: DisplayScene;
  readonly until: number | null;
}

const IDLE: TimedScene = { show: { scene: "idle" }, until: null };

/** The scene of a sale. Pure. */
export function sceneOf(sale: Sale, now: number): TimedScene {
  const disputed = sale.attempts.find(({ state, contradiction }) => state === "unknown" || contradiction !== null);
  const attempt = disputed ?? currentAttempt(sale);
  if (!attempt || sale.status === "abandoned") return IDLE;
  const since = attempt.endedAt ?? attempt.recordedAt;
  const about = { amount: attempt.amount, provider: attempt.provider };
  if (disputed) return until(since + AT_COUNTER_MS, now, { scene: "checking", ...about });
  switch (attempt.state) {
    case "recorded":
    case "sent":
      return { show: { scene: "charging", ...about }, until: null };
    case "awaiting-customer":
      return until(attempt.recordedAt + AT_COUNTER_MS, now, awaited(attempt, attempt.presentation));
    case "paid":
      return until(since + OUTCOME_MS, now, { scene: "paid", ...about });
    case "not-sent":
    case "declined":
    case "expired":
    case "cancelled":
      return until(since + AT_COUNTER_MS, now, { scene: "not-paid", ...about });
    case "unknown":
      return until(since + AT_COUNTER_MS, now, { scene: "checking", ...about });
    default:
      return assertNever(attempt.state);
  }
}

function until(end: number, now: number, show: DisplayScene): TimedScene {
  return now < end ? { show, until: end } : IDLE;
}

function awaited({ amount, provider }: Attempt, shown: Presentation | null): DisplayScene {
  const about = { amount, provider };
  switch (shown?.kind) {
    case "qr":
      return { scene: "scan", ...about, code: shown.text };
    case "crypto":
      return { scene: "scan", ...about, code: shown.address };
    case "customer-device":
    case undefined:
      return { scene: "device", ...about };
    default:
      return assertNever(shown);
  }
}
