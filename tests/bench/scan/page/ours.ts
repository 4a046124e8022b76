import { createDecoder } from "../../../../renderer/features/scan/camera/decoder.ts";
import { codeFormats } from "../../../../renderer/features/scan/camera/formats.ts";
import type { FoundCode } from "../../../../renderer/features/scan/camera/formats.ts";
import { createFrameReader } from "../../../../renderer/features/scan/camera/frame-reader.ts";
import type { FrameReader } from "../../../../renderer/features/scan/camera/frame-reader.ts";
import { passesFor } from "../../../../renderer/features/scan/camera/passes.ts";
import { marked } from "./marked.ts";
import type { Outcome } from "./still-bench.ts";

/** A code held still before the camera for two thirds of a second is seen by every pass twice. */
const FRAMES = 2 * passesFor(codeFormats).length;

/** The path that the camera's frames take, fed with the same still again and again until it is read. */
export async function createOurs(): Promise<(canvas: HTMLCanvasElement) => Promise<Outcome>> {
  const decoder = createDecoder();
  await decoder.warmUp();
  const reader = createFrameReader(decoder, codeFormats);

  return async (canvas) => {
    reader.restart();
    // A camera's frame exists already when it is taken: only taking a reference to it is the page's work.
    using still = closing(new VideoFrame(canvas, { timestamp: 0 }));
    return await marked(() => readUntilFound(reader, still.frame));
  };
}

async function readUntilFound(reader: FrameReader, still: VideoFrame): Promise<Outcome> {
  let first = 0;
  for (let frame = 1; frame <= FRAMES; frame += 1) {
    const begun = performance.now();
    const { codes } = await reader.read(still.clone());
    if (frame === 1) first = performance.now() - begun;
    const code = largest(codes);
    if (code !== undefined) return { texts: [code.text], ms: first, frames: frame };
  }
  return { texts: [], ms: first, frames: FRAMES };
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
