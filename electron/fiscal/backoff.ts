/** The pauses between tries to attach a receipt; the last one goes on forever. */
const PAUSES_MS = [5_000, 15_000, 60_000, 300_000, 900_000, 3_600_000] as const;
export const LONGEST_PAUSE_MS = 3_600_000;
/** A provider cannot put a receipt off for longer than this. */
const LONGEST_RETRY_AFTER_MS = 6 * 3_600_000;

/**
 * How long to wait after the n-th failed try (from 1), in milliseconds: growing pauses, spread by up to a fifth so
 * that tills of one shop do not knock together, and never less than the provider asked for.
 */
export function pauseAfter(tries: number, random: number, retryAfterMs: number | null): number {
  const base = PAUSES_MS[Math.min(tries, PAUSES_MS.length) - 1] ?? LONGEST_PAUSE_MS;
  const spread = Math.round(base * (0.8 + 0.4 * random));
  return Math.max(spread, Math.min(retryAfterMs ?? 0, LONGEST_RETRY_AFTER_MS));
}
