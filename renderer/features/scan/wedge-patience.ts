import type { WedgeState } from "./wedge.ts";
import type { WedgeSetup } from "./wedge-setup.ts";

/** On a busy machine keys arrive late though they were pressed in time. */
export const LATE_MS = 250;
/** A scanner that is known to end its codes by a key: silence in its place is a key that is late. */
const ENDING_DUE_MS = 1_000;
const MOST_FOR_LENGTH_MS = 1_000;
const MOST_FOR_LAG_MS = 2_000;

/**
 * How long no key may arrive before a scan is taken for complete, in milliseconds. A code cut in two would be charged as
 * a wrong one, so there is more patience the longer a code is, since its keys fill the way to the page, and the later
 * its keys have come so far (`lagMs`: from the press to the page's knowing of it).
 */
export function silenceAfter({ text }: WedgeState, { maxGapMs, ending }: WedgeSetup, lagMs: number): number {
  const length = Math.min(MOST_FOR_LENGTH_MS, text.length);
  const lag = Math.min(MOST_FOR_LAG_MS, Math.max(0, lagMs));
  const due = ending === "any" || ending === "none" ? 0 : ENDING_DUE_MS;
  return maxGapMs + LATE_MS + length + lag + due;
}
