import type { Outcome } from "./page/still-bench.ts";

/** One line of the result: an engine on a set. Times in milliseconds. */
export interface Row {
  readonly set: string;
  readonly engine: string;
  readonly total: number;
  readonly read: number;
  readonly wrong: number;
  readonly p50: number;
  readonly p95: number;
  /** The page's longest task during the engine's work, in processor time of the page's own thread. */
  readonly blockedMax: number;
}

export interface Scores {
  add(set: string, engine: string, truth: string | null, outcome: Outcome): void;
  /** The page's longest task while an engine looked at a picture of the set. */
  addBlocked(set: string, engine: string, milliseconds: number): void;
  rows(): readonly Row[];
}

interface Tally {
  readonly times: number[];
  read: number;
  wrong: number;
  blockedMax: number;
}

/**
 * Counts. Read: one of the texts is what the picture holds. Wrong: something was read, and none of it is (in a picture
 * without a code: anything). Line ends are alike: engines differ in how they tell them.
 */
export function createScores(): Scores {
  const tallies = new Map<string, Map<string, Tally>>();
  const tallyOf = (set: string, engine: string): Tally => {
    const engines = tallies.get(set) ?? new Map<string, Tally>();
    tallies.set(set, engines);
    const tally = engines.get(engine) ?? { times: [], read: 0, wrong: 0, blockedMax: 0 };
    engines.set(engine, tally);
    return tally;
  };
  return {
    add(set, engine, truth, outcome) {
      const tally = tallyOf(set, engine);
      const right = truth !== null && outcome.texts.some((text) => sameText(text, truth));
      tally.times.push(outcome.ms);
      tally.read += right ? 1 : 0;
      tally.wrong += !right && outcome.texts.length > 0 ? 1 : 0;
    },
    addBlocked(set, engine, milliseconds) {
      const tally = tallyOf(set, engine);
      tally.blockedMax = Math.max(tally.blockedMax, milliseconds);
    },
    rows: () =>
      [...tallies].flatMap(([set, engines]) =>
        [...engines].map(([engine, { times, read, wrong, blockedMax }]) => ({
          set,
          engine,
          total: times.length,
          read,
          wrong,
          p50: percentile(times, 0.5),
          p95: percentile(times, 0.95),
          blockedMax: rounded(blockedMax),
        })),
      ),
  };
}

function sameText(one: string, other: string): boolean {
  const plain = (text: string): string => text.replaceAll("\r\n", "\n").trimEnd();
  return plain(one) === plain(other);
}

export function percentile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return rounded(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0);
}

function rounded(milliseconds: number): number {
  return Math.round(milliseconds * 100) / 100;
}
