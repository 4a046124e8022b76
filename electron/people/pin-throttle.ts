import type { Clock } from "../runtime/clock.ts";
import type { Guard, GuardFile } from "./guard-file.ts";

/** Guesses at whoever's PIN fits, with no name given. */
export const NO_NAME = "*";
/** All guesses of this till together: who tries one name after another gets no more of them. */
const TOTAL = "total";

const FIRST_WAIT_MS = 15_000;
/** The longest that anybody waits, whatever was tried before: a shop is never locked out for good. */
export const LONGEST_WAIT_MS = 15 * 60_000;

interface Measure {
  /** A slip of the finger is free; from here on each wrong guess doubles the wait. */
  readonly free: number;
  /** In each such time without one, one wrong guess is forgotten. */
  readonly forgetMs: number;
}
const PERSON: Measure = { free: 3, forgetMs: 60 * 60_000 };
const WHOLE_TILL: Measure = { free: 12, forgetMs: 10 * 60_000 };

interface Count {
  readonly count: number;
  /** When the last wrong guess was, by the wall clock: it is for the next start. */
  readonly at: number;
  readonly waitMs: number;
  /** When the wait began, in time that can't be set. */
  readonly since: number;
}

/** A wrong guess that makes the next one wait. */
export interface LockOut {
  readonly misses: number;
  readonly waitMs: number;
}

export interface PinThrottle {
  /** How long a guess at this person has to wait still; 0 when it may be made. */
  left(key: string): number;
  /** Counts a guess as wrong, durably, before it is looked at: ending the program does not undo it. */
  miss(key: string): LockOut | null;
  /** The guess that was just counted was right. */
  right(key: string, person: string): void;
  /** How many people are known, kept beside the counts. */
  readonly known: number;
  setKnown(known: number): void;
  /** Forgets everything: the people are others now. */
  reset(): void;
}

/**
 * Slows guessing down, for each person and in total. Within a run of the program waits are measured by a clock that
 * can't be set; over a restart by the wall clock, never longer than the wait that was given.
 */
export function createPinThrottle(file: GuardFile, clock: Pick<Clock, "now" | "monotonic">): PinThrottle {
  const start = file.read();
  const counts = new Map(Object.entries(start.misses).map(([key, kept]) => [key, revived(kept)]));
  let { known } = start;

  function revived({ count, at, until }: Guard["misses"][string]): Count {
    const waitMs = Math.min(Math.max(until - clock.now(), 0), LONGEST_WAIT_MS);
    return { count, at: Math.min(at, clock.now()), waitMs, since: clock.monotonic() };
  }
  function leftOf(key: string): number {
    const count = counts.get(key);
    return count ? Math.max(0, count.waitMs - (clock.monotonic() - count.since)) : 0;
  }
  function remembered(key: string): number {
    const count = counts.get(key);
    if (!count) return 0;
    const forgotten = Math.floor(Math.max(0, clock.now() - count.at) / measureOf(key).forgetMs);
    return Math.max(0, count.count - forgotten);
  }
  function add(key: string): Count {
    const count = remembered(key) + 1;
    const over = count - measureOf(key).free;
    const waitMs = over < 0 ? 0 : Math.min(FIRST_WAIT_MS * 2 ** over, LONGEST_WAIT_MS);
    const next = { count, at: clock.now(), waitMs, since: clock.monotonic() };
    counts.set(key, next);
    return next;
  }
  function write(): void {
    const misses = Object.fromEntries(
      [...counts].map(([key, { count, at, waitMs }]) => [key, { count, at, until: at + waitMs }]),
    );
    file.write({ version: 1, known, misses });
  }

  return {
    left: (key) => Math.max(leftOf(key), leftOf(TOTAL)),
    miss(key) {
      const own = add(key);
      const all = add(TOTAL);
      write();
      const waitMs = Math.max(own.waitMs, all.waitMs);
      return waitMs === 0 ? null : { misses: own.count, waitMs };
    },
    right(key, person) {
      counts.delete(key);
      counts.delete(person);
      // What others guessed before stays counted: a right PIN of one's own must not buy guesses at another's.
      const all = counts.get(TOTAL);
      if (all) counts.set(TOTAL, { ...all, count: Math.max(0, all.count - 1), waitMs: 0 });
      write();
    },
    get known() {
      return known;
    },
    setKnown(next) {
      if (next === known) return;
      known = next;
      write();
    },
    reset() {
      counts.clear();
      write();
    },
  };
}

function measureOf(key: string): Measure {
  return key === TOTAL ? WHOLE_TILL : PERSON;
}
