/** How often what was met. Names are `area:what`. */
export type Counts = Record<string, number>;

/** What a run came to. */
export interface Figures {
  histories: number;
  steps: number;
  crashes: number;
  charges: number;
  readonly met: Counts;
}

/** An invariant that did not hold. */
export interface Violation {
  readonly seed: number;
  readonly invariant: string;
  readonly detail: string;
}

export function noFigures(): Figures {
  return { histories: 0, steps: 0, crashes: 0, charges: 0, met: {} };
}

export function meet(counts: Counts, what: string, times = 1): void {
  counts[what] = (counts[what] ?? 0) + times;
}

/** Adds one run's figures to another's. */
export function add(sum: Figures, more: Figures): void {
  sum.histories += more.histories;
  sum.steps += more.steps;
  sum.crashes += more.crashes;
  sum.charges += more.charges;
  for (const [what, times] of Object.entries(more.met)) meet(sum.met, what, times);
}

/** A run in one line. */
export function figuresLine(figures: Figures, violations: number): string {
  const { histories, steps, crashes, charges } = figures;
  return `${histories} histories, ${steps} steps, ${crashes} crashes, ${charges} charges, ${violations} violations`;
}
