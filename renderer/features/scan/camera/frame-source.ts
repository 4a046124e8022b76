import type { Frame } from "./frame-pixels.ts";

/** The part of a window that frames need; a test gives its own. */
export interface FrameClock {
  now(): number;
  wait(milliseconds: number): Promise<void>;
}

const pageClock: FrameClock = {
  now: () => performance.now(),
  wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
};

export interface FrameSource {
  /** The video's next frame that was not given yet; null once the source is closed. */
  next(): Promise<Frame | null>;
  /** When the last new frame came, for whoever watches over the camera. */
  lastFrameAt(): number;
  close(): void;
}

/** Longest rest between two frames, however slow the machine is. */
const LONGEST_REST_MS = 120;

/**
 * Takes frames from a running video at the camera's own resolution, each at most once. Between two frames it rests as
 * long as the last one took, so that a slow till spends at most half a core on the camera.
 */
export function createFrameSource(video: HTMLVideoElement, clock: FrameClock = pageClock): FrameSource {
  let closed = false;
  let fresh = true;
  let arrivedAt = clock.now();
  let givenAt: number | null = null;
  let wake: (() => void) | null = null;
  let request = 0;

  const watch = (): void => {
    request = video.requestVideoFrameCallback(() => {
      fresh = true;
      arrivedAt = clock.now();
      wake?.();
      watch();
    });
  };
  watch();

  const rest = async (): Promise<void> => {
    if (givenAt === null) return;
    const took = clock.now() - givenAt;
    await clock.wait(Math.min(LONGEST_REST_MS, took));
  };
  const untilFresh = async (): Promise<void> => {
    if (fresh || closed) return;
    await new Promise<void>((resolve) => {
      wake = resolve;
    });
    wake = null;
  };

  return {
    async next() {
      await rest();
      await untilFresh();
      if (closed) return null;
      fresh = false;
      givenAt = clock.now();
      return grab(video);
    },
    lastFrameAt: () => arrivedAt,
    close() {
      closed = true;
      video.cancelVideoFrameCallback(request);
      wake?.();
    },
  };
}

/** A reference to the frame on show, without copying it; null while there is none. */
function grab(video: HTMLVideoElement): Frame | null {
  if (video.videoWidth === 0 || video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) return null;
  return new VideoFrame(video);
}
