/** Dots in rows from the top, eight to a byte, the leftmost in the highest bit; 1 is black. */
export interface Bitmap {
  /** A multiple of eight. */
  readonly width: number;
  readonly height: number;
  readonly bytes: Uint8Array;
}

/** White paper. The width is widened to whole bytes. */
export function blankBitmap(width: number, height: number): Bitmap {
  const stride = Math.ceil(width / 8);
  return { width: stride * 8, height, bytes: new Uint8Array(stride * height) };
}

/** Whether a dot is black; everything outside is white. */
export function isBlack({ width, height, bytes }: Bitmap, x: number, y: number): boolean {
  if (x < 0 || y < 0 || x >= width || y >= height) return false;
  return (((bytes[(y * width) / 8 + (x >> 3)] ?? 0) >> (7 - (x & 7))) & 1) === 1;
}

/** Blackens the dots of a rectangle as far as it lies on the bitmap. */
export function blacken(bitmap: Bitmap, left: number, top: number, width: number, height: number): void {
  for (let y = Math.max(0, top); y < Math.min(bitmap.height, top + height); y += 1) {
    for (let x = Math.max(0, left); x < Math.min(bitmap.width, left + width); x += 1) flip(bitmap, x, y, true);
  }
}

/** Lays another bitmap's black dots over this one, or its black as white where the ground is black. */
export function stamp(on: Bitmap, what: Bitmap, left: number, top: number, inverse = false): void {
  for (let y = 0; y < what.height; y += 1) {
    for (let x = 0; x < what.width; x += 1) {
      if (isBlack(what, x, y)) flip(on, left + x, top + y, !inverse);
    }
  }
}

/** Bitmaps of one width below each other. */
export function stacked(width: number, parts: readonly Bitmap[]): Bitmap {
  const whole = blankBitmap(
    width,
    parts.reduce((sum, part) => sum + part.height, 0),
  );
  let at = 0;
  for (const { bytes } of parts) {
    whole.bytes.set(bytes, at);
    at += bytes.length;
  }
  return whole;
}

function flip({ width, height, bytes }: Bitmap, x: number, y: number, black: boolean): void {
  if (x < 0 || y < 0 || x >= width || y >= height) return;
  const at = (y * width) / 8 + (x >> 3);
  const bit = 0x80 >> (x & 7);
  bytes[at] = black ? (bytes[at] ?? 0) | bit : (bytes[at] ?? 0) & ~bit;
}
