/** A grey picture, one byte a pixel. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;
}

/** Two passes of a box filter in each direction come close enough to a lens out of focus. */
export function blurred(picture: Picture, radius: number): Picture {
  if (radius < 1) return picture;
  let current = picture;
  for (let pass = 0; pass < 2; pass += 1) {
    current = averaged(averaged(current, radius, 1, 0), radius, 0, 1);
  }
  return current;
}

/** Averages along one direction: a box filter, or the smear of a moving hand. */
export function averaged(picture: Picture, radius: number, stepX: number, stepY: number): Picture {
  const { width, height, data } = picture;
  const out = new Uint8ClampedArray(data.length);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      let sum = 0;
      for (let step = -radius; step <= radius; step += 1) {
        const atX = Math.min(width - 1, Math.max(0, x + Math.round(step * stepX)));
        const atY = Math.min(height - 1, Math.max(0, y + Math.round(step * stepY)));
        sum += data[atY * width + atX] ?? 0;
      }
      out[y * width + x] = sum / (2 * radius + 1);
    }
  }
  return { width, height, data: out };
}

/** Applies `change` to every pixel. */
export function mapped(picture: Picture, change: (value: number, x: number, y: number) => number): Picture {
  const { width, height, data } = picture;
  const out = new Uint8ClampedArray(data.length);
  for (let at = 0; at < data.length; at += 1) {
    out[at] = change(data[at] ?? 0, at % width, Math.floor(at / width));
  }
  return { width, height, data: out };
}
