import type { Scene } from "../scenes/scene.ts";

export const pageEngines = ["stock", "ours", "zxing-cpp"] as const;
export type PageEngine = (typeof pageEngines)[number];

/** What an engine made of one picture. */
export interface Outcome {
  /** What it would hand to the till; several where an engine names several. */
  readonly texts: readonly string[];
  /** Time for the first frame, or the only one. */
  readonly ms: number;
  /** How many frames were looked at. */
  readonly frames: number;
}

export type Source =
  | { readonly kind: "photo"; readonly url: string; readonly turn: number }
  | { readonly kind: "drawn"; readonly scene: Scene };

/** What the page offers to the benchmark, as `window.bench`. */
export interface StillBench {
  /** Draws a picture for all engines and answers it as PNG in base64, for the engines outside the browser. */
  show(source: Source): Promise<string>;
  run(engine: PageEngine): Promise<Outcome>;
}

declare global {
  interface Window {
    bench?: StillBench;
    /** There when the browser is started with `--expose-gc`. */
    gc?: () => void;
  }
}
