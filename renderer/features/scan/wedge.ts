import { usCharacter } from "./us-layout.ts";

/** What the detector needs to know of a key going down. */
export interface WedgeKey {
  /** `KeyboardEvent.code`: the place of the key, the same in every layout. */
  readonly code: string;
  readonly key: string;
  readonly shift: boolean;
  readonly capsLock: boolean;
  readonly altGr: boolean;
  readonly ctrl: boolean;
  readonly repeat: boolean;
  /** `Event.timeStamp`: right even when the page was busy as the key came. */
  readonly timeStamp: number;
}

export interface WedgeLimits {
  /** The median pause between a scanner's keys is not longer. */
  readonly medianGapMs: number;
  /** No single pause inside a scan is longer; silence of this length ends one. */
  readonly maxGapMs: number;
  /** Shorter bursts are never taken for a scan. */
  readonly leastChars: number;
  /** The most a QR code holds; what goes on is not a scan. */
  readonly mostChars: number;
}

export const WEDGE_LIMITS: WedgeLimits = { medianGapMs: 35, maxGapMs: 80, leastChars: 6, mostChars: 2953 };

/** A run of keys each of which came quickly after the one before. */
export interface WedgeState {
  readonly text: string;
  /** The pauses between the characters. */
  readonly gaps: readonly number[];
  readonly lastAt: number;
  /** Known to be a scanner: from here on no key reaches the page. */
  readonly scanning: boolean;
}

export const WEDGE_IDLE: WedgeState = { text: "", gaps: [], lastAt: Number.NEGATIVE_INFINITY, scanning: false };

export type WedgeVerdict =
  /** A person's key as far as anyone can tell: let it through. `starts`: a burst would begin here, remember the page. */
  | { readonly do: "pass"; readonly starts: boolean }
  /** Keep the key from the page. `discovered`: the keys before it were a scanner's too, undo what they did. */
  | { readonly do: "swallow"; readonly discovered: boolean }
  /** The scan is complete; its ending key is swallowed as well. */
  | { readonly do: "scan"; readonly text: string };

export interface WedgeStep {
  readonly state: WedgeState;
  readonly verdict: WedgeVerdict;
}

/** One key more. Pure: time comes with the keys. */
export function wedgeKey(state: WedgeState, key: WedgeKey, limits: WedgeLimits = WEDGE_LIMITS): WedgeStep {
  if (isModifier(key.code)) return { state, verdict: state.scanning ? SWALLOW : PASS };
  const gap = key.timeStamp - state.lastAt;
  const flows = gap <= limits.maxGapMs && gap >= 0;
  const before = flows ? state : WEDGE_IDLE;

  if (key.repeat) return { state: before, verdict: before.scanning ? SWALLOW : PASS };
  if (isEnd(key.code)) return ended(before);

  const character = usCharacter(key);
  if (character === null) return { state: WEDGE_IDLE, verdict: PASS };
  // One character beyond the limit is kept: who reads the scan then sees that it is too long, not cut.
  if (before.text.length > limits.mostChars) {
    return { state: { ...before, lastAt: key.timeStamp }, verdict: before.scanning ? SWALLOW : PASS };
  }

  const gaps = before.text === "" ? [] : [...before.gaps, gap];
  const text = before.text + character;
  const scanning = before.scanning || isScanner(text.length, gaps, limits);
  const next: WedgeState = { text, gaps: scanning ? [] : gaps, lastAt: key.timeStamp, scanning };
  if (!scanning) return { state: next, verdict: { do: "pass", starts: before.text === "" } };
  return { state: next, verdict: { do: "swallow", discovered: !before.scanning } };
}

/** Silence at `now`: a scan whose scanner sends no ending key is complete. Null while there is nothing to say. */
export function wedgeSilence(state: WedgeState, now: number, limits: WedgeLimits = WEDGE_LIMITS): WedgeStep | null {
  if (!state.scanning || now - state.lastAt < limits.maxGapMs) return null;
  return { state: WEDGE_IDLE, verdict: { do: "scan", text: state.text } };
}

const SWALLOW: WedgeVerdict = { do: "swallow", discovered: false };
const PASS: WedgeVerdict = { do: "pass", starts: false };

function ended(state: WedgeState): WedgeStep {
  if (!state.scanning) return { state: WEDGE_IDLE, verdict: PASS };
  return { state: WEDGE_IDLE, verdict: { do: "scan", text: state.text } };
}

function isScanner(length: number, gaps: readonly number[], limits: WedgeLimits): boolean {
  if (length < limits.leastChars) return false;
  const sorted = gaps.toSorted((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)] ?? Number.POSITIVE_INFINITY;
  return median <= limits.medianGapMs;
}

function isEnd(code: string): boolean {
  return code === "Enter" || code === "NumpadEnter" || code === "Tab";
}

function isModifier(code: string): boolean {
  return /^(?:Shift|Control|Alt|Meta)(?:Left|Right)$/u.test(code) || code === "CapsLock" || code === "NumLock";
}
