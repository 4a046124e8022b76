/** What is used of opentype.js. Its published types bring the DOM into a program that has none. */
declare module "opentype.js" {
  export type PathCommand =
    | { readonly type: "M" | "L"; readonly x: number; readonly y: number }
    | { readonly type: "Q"; readonly x1: number; readonly y1: number; readonly x: number; readonly y: number }
    | { readonly type: "Z" };

  export interface Glyph {
    readonly advanceWidth: number;
    getPath(x: number, y: number, fontSize: number): { readonly commands: readonly PathCommand[] };
  }

  export interface Font {
    /** 0 where the font has no glyph of its own for the character. */
    charToGlyphIndex(character: string): number;
    charToGlyph(character: string): Glyph;
  }

  /** Reads a TrueType, OpenType or WOFF file. Throws when it is none. */
  export function parse(file: ArrayBuffer): Font;
}
