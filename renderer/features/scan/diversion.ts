import type { KeyPress } from "./key-press.ts";
import type { RawScan } from "./scan-source.ts";

/** Whoever takes scans in the lane's place: a part of the settings, while it is on screen. */
export interface ScanTaker {
  /** Which codes it takes; all where this is left out. */
  takes?(text: string): boolean;
  scan(scan: RawScan): void;
  /** Looks at each key before the detector; true keeps it from detector and page. */
  key?(press: KeyPress): boolean;
  /** Alt was let go, which ends a character sent by its number. */
  altUp?(timeStamp: number): void;
}

let takers: readonly ScanTaker[] = [];

/** Sends the scans that it takes to `taker` until the answered function is called. */
export function divertScans(taker: ScanTaker): () => void {
  takers = [...takers, taker];
  return () => {
    takers = takers.filter((each) => each !== taker);
  };
}

/** Who looks at keys and scans instead of the lane now; null while the lane does. */
export function scanTaker(): ScanTaker | null {
  return takers.at(-1) ?? null;
}

/** Who takes this code instead of the lane; null where the lane does. */
export function takerOf(text: string): ScanTaker | null {
  return takers.findLast(({ takes }) => takes === undefined || takes(text)) ?? null;
}
