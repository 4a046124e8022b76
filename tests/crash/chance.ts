/** Chance that can be had again: the same seed makes the same choices. */
export interface Chance {
  /** From `least` up to, not including, `most`. */
  between(least: number, most: number): number;
  whole(least: number, most: number): number;
  /** True in this share of cases. */
  sometimes(share: number): boolean;
  pick<T>(...choices: readonly [T, ...T[]]): T;
}

/** Mulberry32: small, fast, and even enough to choose instants. */
export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0;

  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  const between = (least: number, most: number) => least + next() * (most - least);
  return {
    between,
    whole: (least, most) => Math.floor(between(least, most + 1)),
    sometimes: (share) => next() < share,
    pick: (...choices) => choices[Math.floor(next() * choices.length)] ?? choices[0],
  };
}
