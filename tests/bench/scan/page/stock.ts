import { Html5Qrcode, Html5QrcodeSupportedFormats } from "html5-qrcode";
import { marked } from "./marked.ts";
import type { Outcome } from "./still-bench.ts";

interface StockDecoder {
  decodeAsync(canvas: HTMLCanvasElement): Promise<{ readonly text: string }>;
}

/** html5-qrcode as it comes, with its own decoder, looking for the kinds of code that the till looks for. */
export function createStock(): (canvas: HTMLCanvasElement) => Promise<Outcome> {
  const scanner = new Html5Qrcode("stock", {
    formatsToSupport: [
      Html5QrcodeSupportedFormats.QR_CODE,
      Html5QrcodeSupportedFormats.DATA_MATRIX,
      Html5QrcodeSupportedFormats.EAN_13,
      Html5QrcodeSupportedFormats.EAN_8,
      Html5QrcodeSupportedFormats.UPC_A,
      Html5QrcodeSupportedFormats.UPC_E,
      Html5QrcodeSupportedFormats.CODE_128,
    ],
    useBarCodeDetectorIfSupported: false,
    verbose: false,
  });
  const decoder = Reflect.get(scanner, "qrcode") as StockDecoder;

  const read = async (canvas: HTMLCanvasElement): Promise<readonly string[]> => {
    try {
      return [(await decoder.decodeAsync(canvas)).text];
    } catch {
      return [];
    }
  };

  return (canvas) =>
    marked(async () => {
      const start = performance.now();
      const texts = await read(canvas);
      // Only the first look is timed, though the library looks at a mirrored picture too when the first look fails.
      const ms = performance.now() - start;
      return { texts: texts.length === 0 ? await read(mirrored(canvas)) : texts, ms, frames: 1 };
    });
}

function mirrored(canvas: HTMLCanvasElement): HTMLCanvasElement {
  const copy = document.createElement("canvas");
  copy.width = canvas.width;
  copy.height = canvas.height;
  const context = copy.getContext("2d", { willReadFrequently: true });
  context?.translate(copy.width, 0);
  context?.scale(-1, 1);
  context?.drawImage(canvas, 0, 0);
  return copy;
}
