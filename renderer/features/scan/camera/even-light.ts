import type { Luminance } from "./luminance.ts";

/** Edge of the squares whose darkest and brightest pixels are taken for black and white. */
const TILE = 64;
/** A square with less contrast than this holds no code; stretching it would only bring out noise. */
const LEAST_CONTRAST = 24;

interface Tiles {
  readonly columns: number;
  readonly rows: number;
  readonly dark: Float32Array;
  readonly bright: Float32Array;
}

/** Stretches every part of the picture to full contrast: a shadow's edge or a dim screen no longer hides a code. */
export function evenLight(picture: Luminance): Luminance {
  const { width, height, data } = picture;
  const tiles = averageWithNeighbours(measure(picture));
  const out = new Uint8ClampedArray(width * height);
  for (let y = 0; y < height; y += 1) {
    const row = place(y, tiles.rows);
    for (let x = 0; x < width; x += 1) {
      const column = place(x, tiles.columns);
      const dark = between(tiles.dark, tiles.columns, column, row);
      const contrast = Math.max(LEAST_CONTRAST, between(tiles.bright, tiles.columns, column, row) - dark);
      out[y * width + x] = (((data[y * width + x] ?? 0) - dark) * 255) / contrast;
    }
  }
  return { width, height, data: new Uint8Array(out.buffer) };
}

function measure({ width, height, data }: Luminance): Tiles {
  const columns = Math.ceil(width / TILE);
  const rows = Math.ceil(height / TILE);
  const dark = new Float32Array(columns * rows).fill(255);
  const bright = new Float32Array(columns * rows);
  // Every other pixel of every other row is enough to find the extremes.
  for (let y = 0; y < height; y += 2) {
    for (let x = 0; x < width; x += 2) {
      const tile = Math.floor(y / TILE) * columns + Math.floor(x / TILE);
      const value = data[y * width + x] ?? 0;
      if (value < (dark[tile] ?? 0)) dark[tile] = value;
      if (value > (bright[tile] ?? 0)) bright[tile] = value;
    }
  }
  return { columns, rows, dark, bright };
}

/** Neighbours share their extremes, so that a square that lies within one module borrows the contrast beside it. */
function averageWithNeighbours({ columns, rows, dark, bright }: Tiles): Tiles {
  const average = (values: Float32Array): Float32Array =>
    values.map((_value, at) => {
      const column = at % columns;
      const row = Math.floor(at / columns);
      let sum = 0;
      let count = 0;
      for (let y = Math.max(0, row - 1); y <= Math.min(rows - 1, row + 1); y += 1) {
        for (let x = Math.max(0, column - 1); x <= Math.min(columns - 1, column + 1); x += 1) {
          sum += values[y * columns + x] ?? 0;
          count += 1;
        }
      }
      return sum / count;
    });
  return { columns, rows, dark: average(dark), bright: average(bright) };
}

interface Place {
  readonly first: number;
  readonly second: number;
  /** How far towards the second, 0 to 1. */
  readonly share: number;
}

function place(pixel: number, count: number): Place {
  const at = Math.min(count - 1, Math.max(0, (pixel + 0.5) / TILE - 0.5));
  const first = Math.floor(at);
  return { first, second: Math.min(count - 1, first + 1), share: at - first };
}

function between(values: Float32Array, columns: number, column: Place, row: Place): number {
  const mix = (at: number): number => {
    const start = values[at * columns + column.first] ?? 0;
    return start + ((values[at * columns + column.second] ?? 0) - start) * column.share;
  };
  const above = mix(row.first);
  return above + (mix(row.second) - above) * row.share;
}
