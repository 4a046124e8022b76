import { isSilentKey } from "../../../shared/domain/scanner-keys.ts";
import { assertNever } from "../../../shared/result.ts";
import { altCharacter, altFigure, isModifier, meantBy, type KeyPress } from "./key-press.ts";
import { LEAST_CHARS, MOST_CHARS, WEDGE_UNKNOWN, type WedgeSetup } from "./wedge-setup.ts";

/** A run of keys each of which came quickly after the one before. */
export interface WedgeState {
  readonly text: string;
  /** The pauses between the keys. */
  readonly gaps: readonly number[];
  readonly lastAt: number;
  /** Known to be a scanner: from here on no key reaches the page. */
  readonly scanning: boolean;
  /** Figures of a character that is sent by its number while Alt is held. */
  readonly figures: string;
  /** A scan has just ended by a key: what some scanners send after it (Enter and a line feed) is no person's. */
  readonly trailing: boolean;
  /** Silence has ended a scan: a key that was pressed within the pause after it came too late, and is no code's start. */
  readonly silenced: boolean;
}

export const WEDGE_IDLE: WedgeState = {
  text: "",
  gaps: [],
  lastAt: Number.NEGATIVE_INFINITY,
  scanning: false,
  figures: "",
  trailing: false,
  silenced: false,
};

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

const SWALLOW: WedgeVerdict = { do: "swallow", discovered: false };
const PASS: WedgeVerdict = { do: "pass", starts: false };

/** One key more went down. Pure: time comes with the keys. */
export function wedgeKey(state: WedgeState, key: KeyPress, setup: WedgeSetup = WEDGE_UNKNOWN): WedgeStep {
  if (isModifier(key.code)) return { state, verdict: state.scanning ? SWALLOW : PASS };
  const gap = pause(state.lastAt, key.timeStamp);
  // A pause of just this length is one that silence may have ended already.
  const flows = gap < setup.maxGapMs || (gap === setup.maxGapMs && !state.silenced);
  const before = flows ? state : WEDGE_IDLE;

  if (before.silenced) return { state: { ...before, lastAt: key.timeStamp }, verdict: SWALLOW };
  if (key.repeat) return { state: before, verdict: before.scanning ? SWALLOW : PASS };
  const figure = altFigure(key);
  if (figure !== null) return figured(before, figure, key.timeStamp);
  return wrote(before, meantBy(key, setup.layout), key.timeStamp, setup);
}

/** Alt was let go: figures typed meanwhile are one character. Null when it means nothing. */
export function wedgeAltUp(state: WedgeState, timeStamp: number, setup: WedgeSetup = WEDGE_UNKNOWN): WedgeStep | null {
  if (state.figures === "") return null;
  return wrote({ ...state, figures: "" }, altCharacter(state.figures), timeStamp, setup);
}

/** Silence at `now`: a scan whose scanner sends no ending key is complete. Null while there is nothing to say. */
export function wedgeSilence(
  state: WedgeState,
  now: number,
  setup: WedgeSetup = WEDGE_UNKNOWN,
): (WedgeStep & { readonly verdict: { readonly do: "scan" | "swallow" } }) | null {
  if (!state.scanning || pause(state.lastAt, now) < setup.maxGapMs) return null;
  const text = bare(state.text, setup);
  const after = { ...WEDGE_IDLE, lastAt: state.lastAt, silenced: true };
  return { state: after, verdict: text === "" ? SWALLOWED : { do: "scan", text } };
}

const SWALLOWED = { do: "swallow", discovered: false } as const;

function figured(before: WedgeState, figure: string, at: number): WedgeStep {
  const starts = before.text === "" && before.figures === "";
  const state = { ...before, trailing: false, figures: before.figures + figure, lastAt: at, gaps: gapsAt(before, at) };
  return { state, verdict: before.scanning ? SWALLOW : { do: "pass", starts } };
}

function wrote(before: WedgeState, character: string | null, at: number, setup: WedgeSetup): WedgeStep {
  if (before.trailing && character !== null && /[\r\n\t]/u.test(character)) {
    return { state: { ...before, lastAt: at }, verdict: SWALLOW };
  }
  if (character === null || isForeign(character, setup)) {
    // In the middle of a scan it is the scanner's, though nothing is known to be meant by it.
    return before.scanning
      ? { state: { ...before, lastAt: at }, verdict: SWALLOW }
      : { state: WEDGE_IDLE, verdict: PASS };
  }
  if (ends(character, setup)) return ended(before, at, setup);
  // One character beyond the limit is kept: who reads the scan then sees that it is too long, not cut.
  if (before.text.length > MOST_CHARS) {
    return { state: { ...before, lastAt: at }, verdict: before.scanning ? SWALLOW : PASS };
  }
  const gaps = before.scanning ? [] : gapsAt(before, at);
  const text = before.text + character;
  const scanning = before.scanning || isAnnounced(text, setup) || isScanner(text.length, gaps, setup);
  const next = { ...WEDGE_IDLE, text, gaps: scanning ? [] : gaps, lastAt: at, scanning };
  if (scanning && setup.ending === "keys" && setup.suffix !== "" && text.endsWith(setup.suffix)) {
    return ended(next, at, setup);
  }
  if (!scanning) return { state: next, verdict: { do: "pass", starts: before.text === "" } };
  // A key that announces the scanner by itself has nothing before it to be undone.
  return { state: next, verdict: { do: "swallow", discovered: !before.scanning && before.text !== "" } };
}

/** Ends by a key; from then on it is quiet, but for what some scanners send after that key. */
function ended(state: WedgeState, at: number, setup: WedgeSetup): WedgeStep {
  if (!state.scanning) return { state: WEDGE_IDLE, verdict: PASS };
  const text = bare(state.text, setup);
  const after = { ...WEDGE_IDLE, lastAt: at, trailing: true };
  return { state: after, verdict: text === "" ? SWALLOW : { do: "scan", text } };
}

function ends(character: string, { ending }: WedgeSetup): boolean {
  switch (ending) {
    case "any":
      return /[\r\n\t]/u.test(character);
    case "enter":
      return /[\r\n]/u.test(character);
    case "tab":
      return character === "\t";
    case "none":
    case "keys":
      return false;
    default:
      return assertNever(ending);
  }
}

/** A function key or Escape that this scanner is not known to send. */
function isForeign(character: string, { prefix, suffix }: WedgeSetup): boolean {
  if (prefix.includes(character) || suffix.includes(character)) return false;
  return character === "\u001b" || character > "\uf700";
}

/** A prefix of keys that write nothing tells a scanner at once. One of characters doesn't: a person types them too. */
function isAnnounced(text: string, { prefix }: WedgeSetup): boolean {
  return prefix !== "" && text === prefix && [...prefix].every(isSilentKey) && !/[\r\t\u001b]/u.test(prefix);
}

/** The code alone, without what the scanner is set to send around it. */
function bare(text: string, { prefix, ending, suffix }: WedgeSetup): string {
  const after = prefix !== "" && text.startsWith(prefix) ? text.slice(prefix.length) : text;
  if (ending !== "keys" || suffix === "" || !after.endsWith(suffix)) return after;
  return after.slice(0, -suffix.length);
}

function gapsAt(before: WedgeState, at: number): readonly number[] {
  return before.text === "" && before.figures === "" ? [] : [...before.gaps, pause(before.lastAt, at)];
}

/** How far apart, whichever is said to be first: a key whose time is out of order is a key of the scan all the same. */
function pause(one: number, other: number): number {
  return Math.abs(other - one);
}

function isScanner(length: number, gaps: readonly number[], setup: WedgeSetup): boolean {
  if (length < LEAST_CHARS) return false;
  const sorted = gaps.toSorted((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)] ?? Number.POSITIVE_INFINITY;
  return median <= setup.medianGapMs;
}
