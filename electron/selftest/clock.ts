import type { Finding } from "../../shared/domain/self-test.ts";

export interface ClockFacts {
  readonly now: number;
  /** How far this machine is ahead of a provider's clock; null while none has told its time. */
  readonly skewMs: number | null;
  /** When the newest sale was opened; null while there is none. */
  readonly newestSaleAt: number | null;
}

/** Signatures expire, fiscal modules refuse five minutes: a minute is worth setting the clock for. */
const TOLERANCE_MS = 60_000;
/** Clocks are corrected by seconds all the time; what is more was set by somebody, or a battery is empty. */
const BACK_MS = 120_000;

/** The clock, held against what the journal knows and what a provider has told. */
export function checkClock({ now, skewMs, newestSaleAt }: ClockFacts): Finding {
  const behind = newestSaleAt === null ? 0 : newestSaleAt - now;
  if (behind > BACK_MS) return { found: "clock-behind-journal", minutes: Math.round(behind / 60_000) };
  if (skewMs === null) return { found: "clock-alone", at: now };
  const seconds = Math.round(skewMs / 1000);
  return Math.abs(skewMs) > TOLERANCE_MS
    ? { found: "clock-off", seconds }
    : { found: "clock-right", seconds: Math.abs(seconds) };
}
