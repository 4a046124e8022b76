const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** [up to this long after the request, ask this often]; after the last one the till asks once a day. */
const PACE: readonly (readonly [number, number])[] = [
  [3 * SECOND, SECOND],
  [MINUTE, 3 * SECOND],
  [5 * MINUTE, 10 * SECOND],
  [HOUR, 5 * MINUTE],
  [DAY, HOUR],
];

/** How long to wait before a provider is asked again about an attempt that was sent `age` milliseconds ago. */
export function pauseBeforeAsking(age: number): number {
  return PACE.find(([upTo]) => age < upTo)?.[1] ?? DAY;
}

/** As old as this an attempt may be taken for when a process meets it first, whatever the wall clock says. */
export const OLD_MS = MINUTE;

/** "Not found" means that nothing arrived only when the request has had this long to arrive. */
export const GRACE_MS = 45 * SECOND;
/** …and when it was said twice, this far apart. */
export const BETWEEN_READS_MS = 5 * SECOND;

/** How long a payment is still asked about that a person called not paid: longer than any shown code can be paid. */
export const DOUBTED_FOR_MS = DAY;
