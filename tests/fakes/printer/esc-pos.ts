import type { Bitmap } from "../../../electron/printing/raster/bitmap.ts";

/** One thing a printer was told. */
export type Told =
  | { readonly kind: "initialize" | "cut" }
  | { readonly kind: "pulse"; readonly pin: number }
  | { readonly kind: "line"; readonly bytes: readonly number[]; readonly page: number; readonly style: Style }
  | { readonly kind: "picture"; readonly bitmap: Bitmap };

export interface Style {
  readonly bold: boolean;
  readonly inverse: boolean;
  readonly size: number;
}

export const PLAIN: Style = { bold: false, inverse: false, size: 1 };

/**
 * Reads bytes as an ESC/POS printer would and says what it was told. A command that no print of ours may hold throws:
 * that is how a test finds text that became a command.
 */
export function readEscPos(bytes: Uint8Array): readonly Told[] {
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
  while (at < bytes.length) {
    const byte = next();
    if (byte === 0x0a) {
      told.push({ kind: "line", bytes: line, page, style: look });
      [line, look] = [[], PLAIN];
    } else if (byte === 0x1c) expect(0x2e);
    else if (byte === 0x1b) {
      const command = next();
      if (command === 0x40) told.push({ kind: "initialize" });
      else if (command === 0x4d) expect(0x00);
      else if (command === 0x74) page = next();
      else if (command === 0x45) style = { ...style, bold: next() === 1 };
      else if (command === 0x70) {
        told.push({ kind: "pulse", pin: next() });
        at += 2;
      } else throw new Error(`ESC ${command.toString(16)} at ${at - 2}`);
    } else if (byte === 0x1d) {
      const command = next();
      if (command === 0x21) {
        const size = next();
        style = { ...style, size: (size & 7) + 1 };
        if (size >> 4 !== (size & 7)) throw new Error("a size that is not square");
      } else if (command === 0x42) style = { ...style, inverse: next() === 1 };
      else if (command === 0x56) {
        expect(0x01);
        told.push({ kind: "cut" });
      } else if (command === 0x76) {
        expect(0x30, 0x00);
        const stride = next() + 256 * next();
        const height = next() + 256 * next();
        const picture = bytes.slice(at, at + stride * height);
        if (picture.length !== stride * height) throw new Error("a picture that ends too early");
        at += picture.length;
        told.push({ kind: "picture", bitmap: { width: stride * 8, height, bytes: picture } });
      } else throw new Error(`GS ${command.toString(16)} at ${at - 2}`);
    } else if (byte < 0x20 || byte === 0x7f) throw new Error(`control byte ${byte.toString(16)} at ${at - 1}`);
    else {
      if (line.length === 0) look = style;
      line.push(byte);
    }
  }
  if (line.length > 0) throw new Error("text without an end of its line");
  return told;
}

/** All pictures of a print below each other, padding of the last rows left out where there is any. */
export function pictureBelow(told: readonly Told[], height: number): Bitmap {
  const parts = told.flatMap((each) => (each.kind === "picture" ? [each.bitmap] : []));
  const bytes = Buffer.concat(parts.map((part) => part.bytes));
  const width = parts[0]?.width ?? 0;
  return { width, height, bytes: new Uint8Array(bytes.subarray(0, (width / 8) * height)) };
}
