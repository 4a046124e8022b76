import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";
import wasmAddress from "zxing-wasm/reader/zxing_reader.wasm?url";
import { marked } from "./marked.ts";
import type { Outcome } from "./still-bench.ts";

/** ZXing-C++ by itself, at its own defaults, on the page's thread: what the package does without the till. */
export async function createDirect(): Promise<(canvas: HTMLCanvasElement) => Promise<Outcome>> {
  const address = new URL(wasmAddress, document.baseURI).href;
  await prepareZXingModule({ overrides: { locateFile: () => address }, fireImmediately: true });
  return (canvas) =>
    marked(async () => {
      const context = canvas.getContext("2d");
      if (context === null) throw new Error("No 2D context.");
      const start = performance.now();
      const pixels = context.getImageData(0, 0, canvas.width, canvas.height);
      const results = await readBarcodes(pixels, {
        formats: ["QRCode", "DataMatrix", "EAN13", "EAN8", "UPCA", "UPCE", "Code128"],
        textMode: "Plain",
      });
      return { texts: results.map((result) => result.text), ms: performance.now() - start, frames: 1 };
    });
}
