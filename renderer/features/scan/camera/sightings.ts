/** So long a code must be out of sight before the same one counts as shown again. */
const OUT_OF_SIGHT_MS = 1_500;

export interface Sightings {
  /** Whether this code has just come into sight. */
  isNew(text: string): boolean;
  forget(): void;
}

/** A code that is held before the camera is read many times a second, but shown once. */
export function createSightings(now: () => number = () => performance.now()): Sightings {
  const seenAt = new Map<string, number>();
  return {
    isNew(text) {
      const at = now();
      for (const [known, time] of seenAt) if (at - time > OUT_OF_SIGHT_MS) seenAt.delete(known);
      const fresh = !seenAt.has(text);
      seenAt.set(text, at);
      return fresh;
    },
    forget() {
      seenAt.clear();
    },
  };
}
