import { writeScannerKeys } from "../../../../shared/domain/scanner-keys.ts";
import {
  scannerSettingsSchema,
  type ScanEnding,
  type ScannerSettings,
} from "../../../../shared/domain/scanner-settings.ts";
import type { RecordedKey } from "./recorder.ts";
import { TEST_CODE } from "./test-code.ts";

/** What one scan of the test code tells of a scanner. */
export interface LearnedScan {
  readonly prefix: string;
  readonly suffix: string;
  /** The keys that differ from the US layout. */
  readonly layout: Readonly<Record<string, string>>;
  /** The median pause between two keys, and the longest. */
  readonly medianMs: number;
  readonly longestMs: number;
  /** The system's own keyboard makes other characters of these keys: of no consequence, and good to know. */
  readonly foreign: boolean;
}

/** Why nothing can be learned from a burst of keys. */
export type LearnProblem =
  /** It was no scan of the test code, or came with characters missing. */
  | "not-the-code"
  /** Caps lock turned the scanner's letters round. */
  | "caps-lock"
  /** Keys around the code that no setting can name. */
  | "odd-keys";

const CODE = TEST_CODE.split("");
/** The most keys that a setting holds, before and after. */
const MOST_AROUND = 8;

/** Finds the test code in a burst: what stands before it, after it, and which keys stand for which characters. */
export function learnScan(keys: readonly RecordedKey[]): LearnedScan | LearnProblem {
  const offset = bestOffset(keys);
  if (offset === null) return "not-the-code";
  const inner = keys.slice(offset, offset + CODE.length);
  const layout = differencesIn(inner);
  if (isCaseTurned(inner)) return "caps-lock";
  const prefix = charactersOf(keys.slice(0, offset), layout);
  const suffix = charactersOf(keys.slice(offset + CODE.length), layout);
  if (prefix === null || suffix === null || prefix.length > MOST_AROUND || suffix.length > MOST_AROUND)
    return "odd-keys";
  const pauses = keys.slice(1).map((key, index) => key.at - (keys[index]?.at ?? key.at));
  const sorted = pauses.toSorted((one, other) => one - other);
  return {
    prefix,
    suffix,
    layout,
    medianMs: sorted[Math.floor(sorted.length / 2)] ?? 0,
    longestMs: sorted.at(-1) ?? 0,
    foreign: inner.some(({ made, us }) => made.length === 1 && us !== null && made.toLowerCase() !== us.toLowerCase()),
  };
}

/** The settings that suit scans of one scanner; null when they contradict each other. */
export function settingsFor(scans: readonly LearnedScan[]): Partial<ScannerSettings> | null {
  const [first, ...others] = scans;
  if (first === undefined) return null;
  const same = (one: LearnedScan): string =>
    JSON.stringify([
      one.prefix,
      one.suffix,
      Object.entries(one.layout)
        .map(([key, character]) => `${key} ${character}`)
        .toSorted((a, b) => (a < b ? -1 : 1)),
    ]);
  if (others.some((other) => same(other) !== same(first))) return null;
  const ending = endingOf(first.suffix);
  return {
    prefix: writeScannerKeys(first.prefix),
    ending,
    suffix: ending === "keys" ? writeScannerKeys(first.suffix) : "",
    keyGapMs: paceFor(Math.max(...scans.map(({ medianMs }) => medianMs))),
    layout: first.layout,
  };
}

const { minValue, maxValue } = scannerSettingsSchema.shape.keyGapMs;
/** Tighter would refuse a scanner on a busy machine, and nobody types so fast. */
const LEAST_PACE = 20;

/** Twice the pause that was seen, and a little: room for a busy machine. */
function paceFor(medianMs: number): number {
  return Math.max(minValue ?? 0, LEAST_PACE, Math.min(maxValue ?? medianMs, Math.round(medianMs * 2) + 10));
}

function endingOf(suffix: string): ScanEnding {
  if (suffix === "") return "none";
  if (/^\r[\r\n]?$/u.test(suffix)) return "enter";
  return suffix === "\t" ? "tab" : "keys";
}

/** Where the code begins, by the keys alone: the same key must always stand for the same character, and vice versa. */
function bestOffset(keys: readonly RecordedKey[]): number | null {
  let best: { readonly offset: number; readonly known: number } | null = null;
  for (let offset = 0; offset + CODE.length <= keys.length; offset += 1) {
    const inner = keys.slice(offset, offset + CODE.length);
    if (!isOneToOne(inner)) continue;
    const known = inner.filter(({ us }, index) => us === CODE[index]).length;
    if (best === null || known > best.known) best = { offset, known };
  }
  // Of a whole other alphabet of keys nothing is certain any more.
  return best !== null && best.known >= CODE.length / 3 ? best.offset : null;
}

function isOneToOne(inner: readonly RecordedKey[]): boolean {
  const meant = new Map<string, string>();
  const pressed = new Map<string, string>();
  return inner.every(({ name, us }, index) => {
    const character = CODE[index] ?? "";
    if (name === null) return us === character;
    const before = meant.get(name) ?? character;
    const by = pressed.get(character) ?? name;
    meant.set(name, before);
    pressed.set(character, by);
    return before === character && by === name;
  });
}

function differencesIn(inner: readonly RecordedKey[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    inner.flatMap(({ name, us }, index) => {
      const character = CODE[index] ?? "";
      return name === null || us === character ? [] : [[name, character] as const];
    }),
  );
}

function isCaseTurned(inner: readonly RecordedKey[]): boolean {
  const letters = inner.flatMap(({ us }, index) =>
    /^[a-z]$/iu.test(CODE[index] ?? "") ? [{ us, meant: CODE[index] }] : [],
  );
  return letters.every(({ us, meant }) => us !== meant && us?.toLowerCase() === meant?.toLowerCase());
}

/** What keys around the code mean on this scanner's keyboard; null where one means nothing. */
function charactersOf(keys: readonly RecordedKey[], layout: LearnedScan["layout"]): string | null {
  const characters = keys.map(({ name, us }) => (name === null ? us : (layout[name] ?? us)));
  return characters.includes(null) ? null : characters.join("");
}
