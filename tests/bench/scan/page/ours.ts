import { createDecoder } from "../../../../renderer/features/scan/camera/decoder.ts";
import type { WorkerLike } from "../../../../renderer/features/scan/camera/decoder.ts";
import { codeFormats } from "../../../../renderer/features/scan/camera/formats.ts";
import type { FoundCode } from "../../../../renderer/features/scan/camera/formats.ts";
import { createFrameReader } from "../../../../renderer/features/scan/camera/frame-reader.ts";
import { passesFor } from "../../../../renderer/features/scan/camera/passes.ts";
import { startDecodeWorker } from "../../../../renderer/features/scan/camera/start-worker.ts";
import type { Outcome } from "./still-bench.ts";

/** A code held still before the camera for two thirds of a second is seen by every pass twice. */
const FRAMES = 2 * passesFor(codeFormats).length;

/** The path that the camera's frames take, fed with the same still again and again until it is read. */
export async function createOurs(): Promise<(canvas: HTMLCanvasElement) => Promise<Outcome>> {
  let blocked = 0;
  const timed = <T>(work: () => T): T => {
    const start = performance.now();
    try {
      return work();
    } finally {
      blocked = Math.max(blocked, performance.now() - start);
    }
  };
  // What the answers cost the page is part of the measure, so the worker's messages pass through here.
  const start = (): WorkerLike => {
    const worker = startDecodeWorker();
    return {
      postMessage: (message, transfer) => worker.postMessage(message, transfer),
      terminate: () => worker.terminate(),
      addEventListener: (type, listener) => worker.addEventListener(type, (event) => timed(() => listener(event))),
    };
  };
  const decoder = createDecoder(start);
  await decoder.warmUp();
  const reader = createFrameReader(decoder, codeFormats);

  return async (canvas) => {
    reader.restart();
    blocked = 0;
    let first = 0;
    // A camera's frame exists already when it is taken: only taking a reference to it is the page's work.
    using still = closing(new VideoFrame(canvas, { timestamp: 0 }));
    for (let frame = 1; frame <= FRAMES; frame += 1) {
      const begun = performance.now();
      const reading = timed(() => reader.read(still.frame.clone()));
      const codes = await reading;
      if (frame === 1) first = performance.now() - begun;
      const code = largest(codes);
      if (code !== undefined) return { texts: [code.text], ms: first, blocked, frames: frame };
    }
    return { texts: [], ms: first, blocked, frames: FRAMES };
  };
}

function closing(frame: VideoFrame): Disposable & { readonly frame: VideoFrame } {
  return { frame, [Symbol.dispose]: () => frame.close() };
}

/** Of several codes html5-qrcode hands on the largest. */
function largest(codes: readonly FoundCode[]): FoundCode | undefined {
  const area = ({ corners }: FoundCode): number => {
    const xs = corners.map((corner) => corner.x);
    const ys = corners.map((corner) => corner.y);
    return (Math.max(...xs) - Math.min(...xs) + 1) * (Math.max(...ys) - Math.min(...ys) + 1);
  };
  return codes.toSorted((one, other) => area(other) - area(one))[0];
}
