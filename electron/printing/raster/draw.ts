import { encode } from "uqr";
import type { PrintLine } from "../../../shared/domain/print-layout.ts";
import { assertNever } from "../../../shared/result.ts";
import { blacken, blankBitmap, stacked, stamp, type Bitmap } from "./bitmap.ts";
import { CELL, letterOf } from "./letters.ts";

/** The quiet zone that phones need, in modules (ISO/IEC 18004), and the dots of a module at which they read easily. */
const QUIET = 4;
const MODULE_DOTS = 6;

/** Lines as dots: the bitmap that a printer gets, and that the screen shows. */
export function drawLines(lines: readonly PrintLine[], columns: number): Bitmap {
  const width = columns * CELL.width;
  return guarded(
    stacked(
      width,
      lines.map((line) => drawLine(line, width)),
    ),
  );
}

/** One line as dots over the whole width. */
export function drawLine(line: PrintLine, width: number): Bitmap {
  switch (line.kind) {
    case "text":
      return drawText(line, width);
    case "rule": {
      const bitmap = blankBitmap(width, 20);
      blacken(bitmap, 0, 9, width, 2);
      return bitmap;
    }
    case "qr":
      return drawQr(line.text, width);
    default:
      return assertNever(line);
  }
}

function drawText({ text, size, bold, inverse }: Extract<PrintLine, { kind: "text" }>, width: number): Bitmap {
  const bitmap = blankBitmap(width, CELL.height * size);
  if (inverse) blacken(bitmap, 0, 0, width, bitmap.height);
  [...text].forEach((character, index) => {
    if (character === " ") return;
    stamp(bitmap, letterOf(character, bold, size), index * CELL.width * size, 0, inverse);
  });
  return bitmap;
}

/** Centred, as large as its modules may be and still fit. */
export function drawQr(text: string, width: number): Bitmap {
  const { data, size } = encode(text, { ecc: "M", border: QUIET });
  const dots = Math.max(1, Math.min(MODULE_DOTS, Math.floor(width / size)));
  const bitmap = blankBitmap(width, size * dots);
  const left = Math.floor((width - size * dots) / 2);
  data.forEach((row, y) => {
    row.forEach((dark, x) => {
      if (dark) blacken(bitmap, left + x * dots, y * dots, dots, dots);
    });
  });
  return bitmap;
}

/** Bytes after DLE (0x10) that printers obey at once, even in the midst of a picture: status, recovery, drawer, buzzer. */
const OBEYED_AFTER_DLE: ReadonlySet<number> = new Set([0x04, 0x05, 0x14]);

/**
 * No picture may happen to hold a real-time command: a drawer has opened that way. One dot more, beside the one that is
 * there, breaks the pair; nobody sees it.
 */
export function guarded(bitmap: Bitmap): Bitmap {
  const { bytes } = bitmap;
  for (let at = 0; at < bytes.length; at += 1) {
    if (bytes[at] === 0x10 && OBEYED_AFTER_DLE.has(bytes[at + 1] ?? 0)) bytes[at] = 0x30;
  }
  return bitmap;
}
