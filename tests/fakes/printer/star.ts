import type { Bitmap } from "../../../electron/printing/raster/bitmap.ts";
import { PLAIN, type Told } from "./esc-pos.ts";

/** Rows of one band of a picture: the dots of a column are three bytes, topmost first. */
const BAND = 24;

/**
 * Reads bytes as a Star printer would (StarPRNT or Star Line) and says what it was told. A command that no print of
 * ours may hold throws: that is how a test finds text that became a command.
 */
export function readStar(bytes: Uint8Array): readonly Told[] {
  const told: Told[] = [];
  let at = 0;
  let [page, style, line] = [-1, PLAIN, [] as number[]];
  // How a line looks is decided when its first letter is set, not when it ends.
  let look = PLAIN;
  const next = (): number => {
    const byte = bytes[at];
    if (byte === undefined) throw new Error("the bytes end in the midst of a command");
    at += 1;
    return byte;
  };
  const expect = (...wanted: readonly number[]): void => {
    for (const byte of wanted) {
      const got = next();
      if (got !== byte) throw new Error(`byte ${got.toString(16)} instead of ${byte.toString(16)} at ${at - 1}`);
    }
  };
  const escape = (): void => {
    const command = next();
    if (command === 0x40) {
      expect(0x18);
      told.push({ kind: "initialize" });
    } else if (command === 0x7a) expect(0x01);
    // Lines as high as a band of a picture, while there is one.
    else if (command === 0x30) {
      expect(0x1b, 0x58);
      told.push({ kind: "picture", bitmap: band() });
    } else if (command === 0x69) {
      const [high, wide] = [next(), next()];
      if (high !== wide) throw new Error("a size that is not square");
      style = { ...style, size: wide + 1 };
    } else if (command === 0x45 || command === 0x46) style = { ...style, bold: command === 0x45 };
    else if (command === 0x34 || command === 0x35) style = { ...style, inverse: command === 0x34 };
    else if (command === 0x58) told.push({ kind: "picture", bitmap: band() });
    else if (command === 0x64) {
      expect(0x01);
      told.push({ kind: "cut" });
    } else if (command === 0x07) {
      expect(12, 24, 0x07);
      told.push({ kind: "pulse", pin: 0 });
    } else if (command === 0x1d) {
      const group = next();
      if (group === 0x74) page = next();
      // Into page mode and out of it again: what was sent so far is printed.
      else if (group === 0x50) expect(0x30, 0x1b, 0x1d, 0x50, 0x31);
      else throw new Error(`ESC GS ${group.toString(16)} at ${at - 3}`);
    } else throw new Error(`ESC ${command.toString(16)} at ${at - 2}`);
  };
  const band = (): Bitmap => {
    const width = next() + 256 * next();
    const columns = bytes.subarray(at, at + width * 3);
    if (columns.length !== width * 3) throw new Error("a picture that ends too early");
    at += columns.length;
    expect(0x0a, 0x0d);
    const dots = new Uint8Array((width / 8) * BAND);
    for (let x = 0; x < width; x += 1) {
      for (let y = 0; y < BAND; y += 1) {
        const black = ((columns[x * 3 + (y >> 3)] ?? 0) >> (7 - (y & 7))) & 1;
        const place = y * (width / 8) + (x >> 3);
        dots[place] = (dots[place] ?? 0) | (black << (7 - (x & 7)));
      }
    }
    return { width, height: BAND, bytes: dots };
  };
  while (at < bytes.length) {
    const byte = next();
    if (byte === 0x0a) {
      told.push({ kind: "line", bytes: line, page, style: look });
      [line, look] = [[], PLAIN];
    } else if (byte === 0x1b) escape();
    else if (byte < 0x20 || byte === 0x7f) throw new Error(`control byte ${byte.toString(16)} at ${at - 1}`);
    else {
      if (line.length === 0) look = style;
      line.push(byte);
    }
  }
  if (line.length > 0) throw new Error("text without an end of its line");
  return told;
}
