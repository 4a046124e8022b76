import { randomInt } from "node:crypto";
import { monotonicFactory } from "ulid";

/** New identities and chance. Injected, so that a simulated history can be replayed. */
export interface Ids {
  /** A new id, 26 characters `[0-9A-Z]`, growing with time. */
  next(): string;
  /** A number in [0, 1). */
  random(): number;
}

/** ULIDs, unique per process even within a millisecond and when the clock steps back. */
export function systemIds(): Ids {
  const ulid = monotonicFactory();
  return { next: () => ulid(), random: () => randomInt(2 ** 32) / 2 ** 32 };
}
