/** A grey picture, one byte a pixel, rows without gaps. */
export interface Luminance {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** Darker than anything that a camera shows of a room at night; television's black is 16. */
const BLACK = 32;
/** One pixel of so many is looked at, and so many of those may be bright: a sensor has a few pixels that always are. */
const SAMPLED = 97;
const BRIGHT_SHARE = 0.005;

/** Whether there is nothing to be seen in a picture, not even in the dark. */
export function isBlack({ data }: Luminance): boolean {
  let bright = 0;
  let looked = 0;
  for (let at = 0; at < data.length; at += SAMPLED) {
    looked += 1;
    if ((data[at] ?? 0) > BLACK) bright += 1;
  }
  return bright <= looked * BRIGHT_SHARE;
}

/** A part of a picture, in pixels. */
export interface Region {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Copies rows of brightness out of a plane whose rows may have gaps. */
export function packed(plane: Uint8Array, stride: number, width: number, height: number): Luminance {
  if (stride === width && plane.length === width * height) return { width, height, data: plane };
  const data = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1) data.set(plane.subarray(y * stride, y * stride + width), y * width);
  return { width, height, data };
}

/** Brightness of coloured pixels, by the weights of ITU-R BT.601 in 1024ths. `order` says where red is. */
export function greyOf(pixels: Uint8Array | Uint8ClampedArray, order: "rgb" | "bgr"): Uint8Array {
  const grey = new Uint8Array(pixels.length >> 2);
  const first = order === "rgb" ? 306 : 117;
  const third = order === "rgb" ? 117 : 306;
  for (let at = 0, from = 0; at < grey.length; at += 1, from += 4) {
    grey[at] =
      (first * (pixels[from] ?? 0) + 601 * (pixels[from + 1] ?? 0) + third * (pixels[from + 2] ?? 0) + 512) >> 10;
  }
  return grey;
}
