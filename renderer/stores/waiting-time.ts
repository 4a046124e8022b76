import type { Attempt } from "../../shared/domain/sale.ts";
import type { AppStatus } from "../../shared/ipc/status.ts";

const STILL_MS = 5_000;
const LONG_MS = 15_000;

/** How a wait is to be spoken of: usual, longer than a moment, longer than usual. */
export type WaitPhase = "fresh" | "still" | "long";

export function waitPhase(elapsedMs: number): WaitPhase {
  if (elapsedMs >= LONG_MS) return "long";
  return elapsedMs >= STILL_MS ? "still" : "fresh";
}

/**
 * Until when a person may not call this payment not paid; 0 when they may. The main process counts, by a clock that
 * nobody can set; until its word is here the screen reckons for itself.
 */
export function holdEnd({ holds, settings }: Pick<AppStatus, "holds" | "settings">, attempt: Attempt): number {
  if (attempt.state !== "unknown" && attempt.state !== "awaiting-customer") return 0;
  const known = holds.find((hold) => hold.attemptId === attempt.id);
  if (known) return known.endsAt;
  const since = attempt.state === "unknown" ? attempt.unknown?.since : attempt.sentAt;
  return (since ?? attempt.recordedAt) + settings.timeouts.holdSeconds * 1000;
}

/** Whole seconds until then. */
export function secondsLeft(until: number, now: number): number {
  return Math.max(0, Math.ceil((until - now) / 1000));
}
