/** A scan, with the number of the picture that was on show when it was told. */
export interface SeenScan {
  readonly text: string;
  readonly picture: number;
  readonly at: number;
}

/** What the page offers to the camera test, as `window.cameraBench`. */
export interface CameraBench {
  /** `counted`: whether the pictures on show are numbered, which costs the page time of its own. */
  start(engine: "ours" | "stock", counted?: boolean): Promise<void>;
  stop(): Promise<void>;
  warmUp(): Promise<void>;
  scans(): readonly SeenScan[];
  /** The numbers of the pictures shown so far, in order. */
  pictures(): readonly number[];
  state(): string;
  /** Streams that were handed out and still hold the device. */
  liveTracks(): number;
  /** Streams that were asked for so far. */
  streams(): number;
}

declare global {
  interface Window {
    cameraBench?: CameraBench;
  }
}
