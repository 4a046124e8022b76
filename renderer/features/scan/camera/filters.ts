import type { Luminance, Region } from "./luminance.ts";

/** Twice the size of `part`, interpolated: brings modules of two pixels to four, and evens out noise on the way. */
export function doubled({ width, height, data }: Luminance, part: Region): Luminance {
  const outWidth = part.width * 2;
  const outHeight = part.height * 2;
  const out = new Uint8Array(outWidth * outHeight);
  for (let y = 0; y < outHeight; y += 1) {
    // A pixel's middle lies a quarter off its source's: three quarters of the near row, one of the far.
    const near = part.y + (y >> 1);
    const far = Math.min(height - 1, Math.max(0, near + (y % 2 === 0 ? -1 : 1)));
    let left = verticalMix(data, near * width, far * width, part.x === 0 ? 0 : part.x - 1);
    let here = verticalMix(data, near * width, far * width, part.x);
    let to = y * outWidth;
    for (let x = 0; x < part.width; x += 1) {
      const right = verticalMix(data, near * width, far * width, Math.min(width - 1, part.x + x + 1));
      out[to] = (left + 3 * here + 8) >> 4;
      out[to + 1] = (right + 3 * here + 8) >> 4;
      to += 2;
      left = here;
      here = right;
    }
  }
  return { width: outWidth, height: outHeight, data: out };
}

function verticalMix(data: Uint8Array, near: number, far: number, x: number): number {
  return 3 * (data[near + x] ?? 0) + (data[far + x] ?? 0);
}

/** Half the size, each pixel the mean of four. */
export function halved({ width, height, data }: Luminance): Luminance {
  const outWidth = width >> 1;
  const outHeight = height >> 1;
  const out = new Uint8Array(outWidth * outHeight);
  for (let y = 0; y < outHeight; y += 1) {
    let from = 2 * y * width;
    for (let x = 0; x < outWidth; x += 1, from += 2) {
      const above = (data[from] ?? 0) + (data[from + 1] ?? 0);
      const below = (data[from + width] ?? 0) + (data[from + width + 1] ?? 0);
      out[y * outWidth + x] = (above + below + 2) >> 2;
    }
  }
  return { width: outWidth, height: outHeight, data: out };
}

/** A 3 × 3 binomial blur: takes away noise and the grid of a screen. The border stays as it is. */
export function smoothed({ width, height, data }: Luminance): Luminance {
  const out = new Uint8Array(data);
  for (let y = 1; y < height - 1; y += 1) {
    const above = (y - 1) * width;
    const here = y * width;
    const below = (y + 1) * width;
    // Column sums slide along, so that each pixel costs one new column.
    let left = columnSum(data, above, here, below, 0);
    let middle = columnSum(data, above, here, below, 1);
    for (let x = 1; x < width - 1; x += 1) {
      const right = columnSum(data, above, here, below, x + 1);
      out[here + x] = (left + 2 * middle + right + 8) >> 4;
      left = middle;
      middle = right;
    }
  }
  return { width, height, data: out };
}

function columnSum(data: Uint8Array, above: number, here: number, below: number, x: number): number {
  return (data[above + x] ?? 0) + 2 * (data[here + x] ?? 0) + (data[below + x] ?? 0);
}

/** Steeper edges: what a twice smoothed copy lacks is added twice. */
export function sharpened(picture: Luminance): Luminance {
  const soft = smoothed(smoothed(picture)).data;
  const out = new Uint8ClampedArray(picture.data.length);
  for (let at = 0; at < out.length; at += 1) {
    const value = picture.data[at] ?? 0;
    out[at] = value + 2 * (value - (soft[at] ?? 0));
  }
  return { width: picture.width, height: picture.height, data: new Uint8Array(out.buffer) };
}

/** Lifts the dark end: what lies in shadow or on a dimmed screen gets as much contrast as what lies in the light. */
export function brightened({ width, height, data }: Luminance): Luminance {
  return { width, height, data: data.map((value) => lifted[value] ?? value) };
}

const lifted = Uint8Array.from({ length: 256 }, (_nothing, value) => Math.round(255 * (value / 255) ** 0.4));
