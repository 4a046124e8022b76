interface Due {
  readonly at: number;
  readonly place: number;
  readonly run: () => void;
}

/** Simulated time: what is to happen, in order. Two things of one instant happen in the order in which they were set. */
export class Schedule {
  /** Milliseconds since the world began. Never jumps, never stands still by itself. */
  time = 0;
  /** Later ones first, so that the next is at the end. */
  readonly #due: Due[] = [];
  #places = 0;

  /** Lets `run` happen after `delayMs`. The returned function takes it back. */
  after(delayMs: number, run: () => void): () => void {
    this.#places += 1;
    const due: Due = { at: this.time + Math.max(0, Math.round(delayMs)), place: this.#places, run };
    this.#due.splice(this.#placeOf(due), 0, due);
    return () => {
      const at = this.#due.indexOf(due);
      if (at !== -1) this.#due.splice(at, 1);
    };
  }

  /** When the next thing happens; null when nothing will. */
  get nextAt(): number | null {
    return this.#due.at(-1)?.at ?? null;
  }

  /** Lets the next thing happen. */
  step(): void {
    const due = this.#due.pop();
    if (!due) return;
    this.time = Math.max(this.time, due.at);
    due.run();
  }

  #placeOf(due: Due): number {
    let low = 0;
    let high = this.#due.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const other = this.#due[middle];
      const isLater = other !== undefined && (other.at > due.at || (other.at === due.at && other.place > due.place));
      if (isLater) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
