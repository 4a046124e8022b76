import { greyOf, packed } from "./luminance.ts";
import type { Luminance } from "./luminance.ts";

/** What crosses from the page to the worker: a reference to the camera's frame, or a bitmap. No pixels are copied. */
export type Frame = VideoFrame | ImageBitmap;

/**
 * The brightness of a frame. A camera's own frame has a plane of it, which costs a copy and no conversion; anything
 * else is drawn and converted.
 */
export async function luminanceOf(frame: Frame): Promise<Luminance> {
  if (frame instanceof VideoFrame) {
    const direct = await planeOf(frame);
    if (direct !== null) return direct;
    return drawn(frame, frame.displayWidth, frame.displayHeight);
  }
  return drawn(frame, frame.width, frame.height);
}

async function planeOf(frame: VideoFrame): Promise<Luminance | null> {
  const { format, visibleRect } = frame;
  if (format === null || visibleRect === null) return null;
  const { width, height } = visibleRect;
  const buffer = new Uint8Array(frame.allocationSize());
  const [first] = await frame.copyTo(buffer);
  if (first === undefined) return null;
  switch (format) {
    case "I420":
    case "I420A":
    case "I422":
    case "I444":
    case "NV12":
      return packed(buffer.subarray(first.offset), first.stride, width, height);
    case "RGBA":
    case "RGBX":
      return { width, height, data: greyOf(tight(buffer, first, width, height), "rgb") };
    case "BGRA":
    case "BGRX":
      return { width, height, data: greyOf(tight(buffer, first, width, height), "bgr") };
    default:
      return null;
  }
}

function tight(buffer: Uint8Array, layout: PlaneLayout, width: number, height: number): Uint8Array {
  return packed(buffer.subarray(layout.offset), layout.stride, width * 4, height).data;
}

let canvas: OffscreenCanvas | null = null;

function drawn(frame: Frame, width: number, height: number): Luminance {
  canvas ??= new OffscreenCanvas(width, height);
  if (canvas.width !== width || canvas.height !== height) {
    canvas.width = width;
    canvas.height = height;
  }
  const context = canvas.getContext("2d", { willReadFrequently: true, alpha: false });
  if (context === null) throw new Error("This browser gives no 2D context to a worker.");
  context.drawImage(frame, 0, 0, width, height);
  return { width, height, data: greyOf(context.getImageData(0, 0, width, height).data, "rgb") };
}
