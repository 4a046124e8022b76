import ReceiptPrinterEncoder from "@point-of-sale/receipt-printer-encoder";
import type { PrinterLanguage } from "../../shared/domain/printer-settings.ts";
import { isBlack, type Bitmap } from "./raster/bitmap.ts";

/** Rows in one command: what small printers can hold. Each command prints its rows and stops, so no seam is seen. */
const ROWS_AT_ONCE = 240;

/** The bytes that print a bitmap over the whole width. */
export function encodePicture(bitmap: Bitmap, { language }: { readonly language: PrinterLanguage }): Uint8Array {
  if (bitmap.height === 0) return new Uint8Array();
  return language === "esc-pos" ? escPosPicture(bitmap) : starPicture(bitmap, language);
}

/**
 * GS v 0, whose dots lie as the bitmap's do. Written here because the library would turn them into colours and back,
 * dot by dot: a tenth of a second in which the till does nothing else.
 */
function escPosPicture({ width, height, bytes }: Bitmap): Uint8Array {
  const stride = width / 8;
  const parts: Uint8Array[] = [];
  for (let top = 0; top < height; top += ROWS_AT_ONCE) {
    const rows = Math.min(ROWS_AT_ONCE, height - top);
    parts.push(Uint8Array.of(0x1d, 0x76, 0x30, 0, stride & 0xff, stride >> 8, rows & 0xff, rows >> 8));
    parts.push(bytes.subarray(top * stride, (top + rows) * stride));
  }
  return new Uint8Array(Buffer.concat(parts));
}

function starPicture(bitmap: Bitmap, language: "star-prnt" | "star-line"): Uint8Array {
  const { width, height } = bitmap;
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if (isBlack(bitmap, x, y)) data.fill(0, (y * width + x) * 4, (y * width + x) * 4 + 3);
    }
  }
  const encoder = new ReceiptPrinterEncoder({ language, columns: 48, feedAfterBlock: false, autoFlush: false });
  return encoder.image({ data, width, height }, { width, height, algorithm: "threshold", threshold: 128 }).encode();
}
