import { assertNever } from "../result.ts";
import type { PrintBlock, PrintDocument, TextSize } from "./print-document.ts";
import { printable, wrapped } from "./print-text.ts";

/** One line on paper: its text fits, blanks to its left included, and holds nothing but what can be printed. */
export type PrintLine =
  | {
      readonly kind: "text";
      readonly text: string;
      readonly size: TextSize;
      readonly bold: boolean;
      readonly inverse: boolean;
    }
  | { readonly kind: "rule" }
  | { readonly kind: "qr"; readonly text: string };

/** A document broken into the lines of a paper with so many columns. Pure: what is previewed is what is printed. */
export function layOut(document: PrintDocument, columns: number): readonly PrintLine[] {
  return document.flatMap((block) => linesOf(block, columns));
}

/** The least space between a name and its value. */
const GAP = 2;

function linesOf(block: PrintBlock, columns: number): readonly PrintLine[] {
  switch (block.kind) {
    case "text": {
      const { size = 1, bold = false, align = "left" } = block;
      const room = Math.floor(columns / size);
      const lines = wrapped(printable(block.text), room);
      return lines.map((line) => text(align === "center" ? centred(line, room) : line, size, bold));
    }
    case "pair":
      return pairLines(block, columns);
    case "banner":
      return wrapped(printable(block.text), columns - 2).map((line) => {
        return { kind: "text", text: centred(line, columns).padEnd(columns), size: 1, bold: true, inverse: true };
      });
    case "rule":
      return [{ kind: "rule" }];
    case "blank":
      return [text("", 1, false)];
    case "qr":
      return [{ kind: "qr", text: block.text }];
    default:
      return assertNever(block);
  }
}

function pairLines(block: Extract<PrintBlock, { kind: "pair" }>, columns: number): readonly PrintLine[] {
  const { size = 1, bold = false } = block;
  const room = Math.floor(columns / size);
  const name = printable(block.name).trim();
  const value = printable(block.value).trim();
  if (name.length + GAP + value.length <= room) {
    return [text(name + value.padStart(room - name.length), size, bold)];
  }
  // The value must stay whole where it can: it is an amount or a number that somebody compares.
  const names = wrapped(name, room);
  const last = names.at(-1) ?? "";
  if (last.length + GAP + value.length <= room) {
    const ending = last + value.padStart(room - last.length);
    return [...names.slice(0, -1), ending].map((line) => text(line, size, bold));
  }
  return [...names, ...wrapped(value, room).map((line) => line.padStart(room))].map((line) => text(line, size, bold));
}

function text(line: string, size: TextSize, bold: boolean): Extract<PrintLine, { kind: "text" }> {
  return { kind: "text", text: line.trimEnd(), size, bold, inverse: false };
}

function centred(line: string, room: number): string {
  return " ".repeat(Math.floor((room - line.length) / 2)) + line;
}
