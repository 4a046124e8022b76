/** Requests that wait for a test's word, and tests that wait for such a request. */
export interface Holds {
  /** Waits until released. */
  hold(): Promise<void>;
  releaseAll(): void;
  /** Waits until so many requests are held at once. */
  reached(count: number): Promise<void>;
}

export function createHolds(): Holds {
  let held: (() => void)[] = [];
  let watchers: { readonly count: number; readonly done: () => void }[] = [];
  return {
    hold() {
      return new Promise((resolve) => {
        held.push(resolve);
        const met = watchers.filter((each) => each.count <= held.length);
        watchers = watchers.filter((each) => each.count > held.length);
        for (const each of met) each.done();
      });
    },
    releaseAll() {
      const all = held;
      held = [];
      for (const release of all) release();
    },
    reached(count) {
      if (held.length >= count) return Promise.resolve();
      return new Promise((done) => watchers.push({ count, done }));
    },
  };
}
