import type { KeyPress } from "./key-press.ts";
import type { RawScan } from "./scan-source.ts";

/** Whoever takes scans in the lane's place: the scanner's settings, while they are on screen. */
export interface ScanTaker {
  scan(scan: RawScan): void;
  /** Looks at each key before the detector; true keeps it from detector and page. */
  key?(press: KeyPress): boolean;
  /** Alt was let go, which ends a character sent by its number. */
  altUp?(timeStamp: number): void;
}

let takers: readonly ScanTaker[] = [];

/** Sends all scans to `taker` until the answered function is called. */
export function divertScans(taker: ScanTaker): () => void {
  takers = [...takers, taker];
  return () => {
    takers = takers.filter((each) => each !== taker);
  };
}

/** Who takes scans instead of the lane now; null while the lane does. */
export function scanTaker(): ScanTaker | null {
  return takers.at(-1) ?? null;
}
