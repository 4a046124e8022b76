import { parse, type Font } from "opentype.js";
import type { TextSize } from "../../../shared/domain/print-document.ts";
import type { Bitmap } from "./bitmap.ts";
import { fontFiles } from "./font-files.ts";
import { filled } from "./outline.ts";

/** The place of one letter of ordinary size, in dots: 12 wide makes 32 columns on 58 mm and 48 on 80 mm. */
export const CELL = { width: 12, height: 30 } as const;

/** Where letters stand: high enough below the top for a capital with two marks over it. */
const BASELINE = 24;
/** The font's letters are 600 of 1000 units wide: 12 dots at 20. */
const EM = 20;
/** What stands for a letter that no file has. */
const UNKNOWN = "?";

type Weight = keyof typeof fontFiles;

const fonts = new Map<string, Font>();
const letters = new Map<string, Bitmap>();

/** One letter as dots, drawn once and kept. */
export function letterOf(character: string, bold: boolean, size: TextSize): Bitmap {
  const weight: Weight = bold ? "bold" : "regular";
  const key = `${weight}${size}${character}`;
  const known = letters.get(key);
  if (known) return known;
  const drawn = draw(character, weight, size);
  letters.set(key, drawn);
  return drawn;
}

/** Whether the bundled font has this letter. */
export function hasLetter(character: string): boolean {
  return fontWith(character, "regular") !== null;
}

function draw(character: string, weight: Weight, size: TextSize): Bitmap {
  const shown = hasLetter(character) ? character : UNKNOWN;
  const font = fontWith(shown, weight);
  const outline = font?.charToGlyph(shown).getPath(0, BASELINE * size, EM * size).commands ?? [];
  return filled(outline, CELL.width * size, CELL.height * size);
}

/** Reading a file takes milliseconds that a slip in one script need not spend on the others. */
function fontWith(character: string, weight: Weight): Font | null {
  for (const file of fontFiles[weight]) {
    const font = fonts.get(file) ?? parse(bytesOf(file));
    fonts.set(file, font);
    if (font.charToGlyphIndex(character) > 0) return font;
  }
  return null;
}

function bytesOf(dataUrl: string): ArrayBuffer {
  const bytes = Buffer.from(dataUrl.slice(dataUrl.indexOf(",") + 1), "base64");
  return new Uint8Array(bytes).buffer;
}
