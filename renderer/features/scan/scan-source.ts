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

/** All sources as one stream, without doubles. Answers the function that ends it. */
export function listenToScans(
  sources: readonly ScanSource[],
  listener: ScanListener,
  now: () => number = () => performance.now(),
): () => void {
  let last: { readonly text: string; readonly at: number } | null = null;
  const take = (scan: RawScan): void => {
    const at = now();
    const doubled = last !== null && last.text === scan.text && at - last.at < SAME_CODE_MS;
    last = { text: scan.text, at };
    if (doubled) listener.duplicate(scan);
    else listener.scan(scan);
  };
  const stops = sources.map((source) => source.start(take));
  return () => {
    for (const stop of stops) stop();
  };
}
