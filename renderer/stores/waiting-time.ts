import type { Attempt } from "../../shared/domain/sale.ts";

const STILL_MS = 5_000;
const LONG_MS = 15_000;

/** How a wait is to be spoken of: usual, longer than a moment, longer than usual. */
export type WaitPhase = "fresh" | "still" | "long";

export function waitPhase(elapsedMs: number): WaitPhase {
  if (elapsedMs >= LONG_MS) return "long";
  return elapsedMs >= STILL_MS ? "still" : "fresh";
}

/** Whole seconds until a person may call this unknown payment not paid; 0 when they may. */
export function holdLeft(attempt: Attempt, holdSeconds: number, now: number): number {
  if (!attempt.unknown) return 0;
  return Math.max(0, Math.ceil((attempt.unknown.since + holdSeconds * 1000 - now) / 1000));
}
