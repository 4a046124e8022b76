import { normaliseScan } from "../../../shared/domain/text.ts";

/** Where a code came from. */
export type ScanOrigin = "wedge" | "camera";

export interface RawScan {
  readonly text: string;
  readonly origin: ScanOrigin;
}

/** Anything that reads codes: a keyboard wedge, a camera, later a scanner of its own interface. */
export interface ScanSource {
  /** Hands every code that is read to `onScan` until the returned function is called. */
  start(onScan: (scan: RawScan) => void): () => void;
}

export interface ScanListener {
  scan(scan: RawScan): void;
  /** The same code again within two seconds: a scanner or camera that reads twice, not a second will. */
  duplicate(scan: RawScan): void;
}

const SAME_CODE_MS = 2_000;

/**
 * All sources as one stream, without doubles. A code is the same one however it was read: what differs around it or in
 * the writing of its ampersands does not count. Answers the function that ends it.
 */
export function listenToScans(
  sources: readonly ScanSource[],
  listener: ScanListener,
  now: () => number = () => performance.now(),
): () => void {
  const readAt = new Map<string, number>();
  const take = (scan: RawScan): void => {
    const at = now();
    for (const [code, time] of readAt) if (at - time >= SAME_CODE_MS) readAt.delete(code);
    const code = normaliseScan(scan.text);
    const doubled = readAt.has(code);
    readAt.set(code, at);
    if (doubled) listener.duplicate(scan);
    else listener.scan(scan);
  };
  const stops = sources.map((source) => source.start(take));
  return () => {
    for (const stop of stops) stop();
  };
}
