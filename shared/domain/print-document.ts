/**
 * What is to be printed, before anybody knows on what: blocks of text, columns, rules and codes. The same document
 * becomes the bytes for a printer, the bitmap, and the preview on screen.
 */
export type PrintBlock =
  | {
      readonly kind: "text";
      readonly text: string;
      readonly align?: "left" | "center";
      readonly bold?: boolean;
      readonly size?: TextSize;
    }
  /** A name at the left and its value at the right edge; the value goes below when both do not fit. */
  | {
      readonly kind: "pair";
      readonly name: string;
      readonly value: string;
      readonly bold?: boolean;
      readonly size?: TextSize;
    }
  /** White on black over the whole width: what nobody may overlook. */
  | { readonly kind: "banner"; readonly text: string }
  | { readonly kind: "rule" }
  | { readonly kind: "blank" }
  | { readonly kind: "qr"; readonly text: string };

/** 1 is a line of the printer's ordinary letters, 2 twice as wide and high. */
export type TextSize = 1 | 2;

export type PrintDocument = readonly PrintBlock[];

/** The paper a printer takes, in millimetres. */
export type PaperWidth = 58 | 80;

/** Letters of ordinary size on one line: 12 dots each, 8 dots to the millimetre, margins left aside. */
export function columnsOf(width: PaperWidth): number {
  return width === 58 ? 32 : 48;
}
