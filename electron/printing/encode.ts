import ReceiptPrinterEncoder from "@point-of-sale/receipt-printer-encoder";
import type { PrintLine } from "../../shared/domain/print-layout.ts";
import { columnsOf } from "../../shared/domain/print-document.ts";
import type { PrinterSettings } from "../../shared/domain/printer-settings.ts";
import { assertNever } from "../../shared/result.ts";
import { inCodePage } from "./code-page.ts";
import { encodePicture } from "./encode-picture.ts";
import type { Bitmap } from "./raster/bitmap.ts";
import { drawLine, drawLines, guarded } from "./raster/draw.ts";
import { CELL } from "./raster/letters.ts";

/** What decides how a print looks and which commands carry it. */
export type PrintProfile = Pick<PrinterSettings, "language" | "width" | "raster" | "codePage" | "codePageNumber">;

/** Lines of white paper between the print head and the knife. */
const FEED_BEFORE_CUT = 5;

/** The lines as this printer will show them: in text mode its code page and its dashes decide. */
export function shownLines(lines: readonly PrintLine[], profile: PrintProfile): readonly PrintLine[] {
  if (profile.raster) return lines;
  const columns = columnsOf(profile.width);
  return lines.map((line) => {
    switch (line.kind) {
      case "text":
        return { ...line, text: inCodePage(line.text, profile.codePage) };
      case "rule":
        return { kind: "text", text: "-".repeat(columns), size: 1, bold: false, inverse: false };
      case "qr":
        return line;
      default:
        return assertNever(line);
    }
  });
}

/** The picture of a print: what the screen previews, and in raster mode the very dots that the printer gets. */
export function pictureOf(lines: readonly PrintLine[], profile: PrintProfile): Bitmap {
  return drawLines(shownLines(lines, profile), columnsOf(profile.width));
}

/** The bytes of a whole print, paper cut at its end. */
export function encodePrint(lines: readonly PrintLine[], profile: PrintProfile): Uint8Array {
  const encoder = encoderFor(profile).initialize();
  const body = profile.raster
    ? [encoder.encode(), encodePicture(pictureOf(lines, profile), profile)]
    : encodeLines(encoder, shownLines(lines, profile), profile);
  return joined([...body, encoder.cut("partial").encode()]);
}

/** The pulse that opens a drawer at the printer's first drawer plug. */
export function encodePulse(profile: PrintProfile): Uint8Array {
  return encoderFor(profile).pulse(0, 120, 240).encode();
}

function encoderFor({ language, width, codePage, codePageNumber }: PrintProfile): ReceiptPrinterEncoder {
  return new ReceiptPrinterEncoder({
    language,
    columns: columnsOf(width),
    feedBeforeCut: FEED_BEFORE_CUT,
    feedAfterBlock: false,
    newline: "\n",
    codepageMapping: { [codePage]: codePageNumber },
    codepageCandidates: [codePage],
    errors: "strict",
  });
}

function encodeLines(
  encoder: ReceiptPrinterEncoder,
  lines: readonly PrintLine[],
  profile: PrintProfile,
): readonly Uint8Array[] {
  const parts: Uint8Array[] = [];
  encoder.codepage(profile.codePage);
  for (const line of lines) {
    if (line.kind === "text") {
      encoder.size(line.size, line.size).bold(line.bold).invert(line.inverse);
      encoder.text(line.text).newline();
      encoder.invert(false).bold(false).size(1, 1);
    } else {
      const picture = guarded(drawLine(line, columnsOf(profile.width) * CELL.width));
      parts.push(encoder.encode(), encodePicture(picture, profile));
    }
  }
  return [...parts, encoder.encode()];
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}
