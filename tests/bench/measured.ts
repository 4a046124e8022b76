/** What one measurement gives; `of` says what the value relates to, `detail` the figures behind it. */
export interface Measured {
  readonly value: number;
  readonly unit: "ratio" | "ms" | "kB";
  readonly of: string;
  readonly detail: string;
}

/** What a measurement may use. */
export interface Bench {
  /** The folder of the till built for this run: `browser/main.js` and `renderer/`. */
  readonly host: string;
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** The value below which this share of all lies, between neighbours by proportion. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)];
  const above = sorted[Math.ceil(place)];
  if (below === undefined || above === undefined) throw new Error("nothing was measured");
  return below + (above - below) * (place - Math.floor(place));
}

/** A figure with as many digits as it is worth. */
export function rounded(value: number): number {
  return Number(value.toPrecision(3));
}
