import { prepareZXingModule } from "zxing-wasm/reader";
import type { ZXingReaderModule } from "zxing-wasm/reader";
import { formatOf, symbolOf } from "./formats.ts";
import type { FoundCode } from "./formats.ts";
import type { Luminance } from "./luminance.ts";
import type { Look } from "./passes.ts";

/** Options that every look shares. Numbers are places in the decoder's lists, given by name below. */
const always = {
  tryRotate: true,
  binarizer: 0, // LocalAverage
  isPure: false,
  minLineCount: 2,
  maxNumberOfSymbols: 8,
  validateOptionalChecksum: false,
  returnErrors: false,
  eanAddOnSymbol: 0, // Ignore
  textMode: 0, // Plain: what is in the code, without brackets for people
  characterSet: 0, // Unknown: found out from the content
  tryCode39ExtendedMode: true,
} as const;

/** The decoder's own memory, which the package has but does not describe. `HEAPU8` changes when it grows. */
interface DecoderMemory {
  readonly HEAPU8: Uint8Array;
  _malloc(bytes: number): number;
  _free(address: number): void;
}
type ZXing = ZXingReaderModule & DecoderMemory;

function hasMemory(decoder: ZXingReaderModule): decoder is ZXing {
  return "HEAPU8" in decoder && "_malloc" in decoder && "_free" in decoder;
}

export interface CodeReader {
  /** Looks for codes in a grey picture. */
  read(picture: Luminance, look: Look): readonly FoundCode[];
}

/** Loads ZXing-C++ from `wasm`: an address of the till's own, as the package's default is a server elsewhere. */
export async function loadReader(wasm: string | ArrayBuffer): Promise<CodeReader> {
  const overrides = typeof wasm === "string" ? { locateFile: () => wasm } : { wasmBinary: wasm };
  const decoder = await prepareZXingModule({ overrides, fireImmediately: true });
  if (!hasMemory(decoder)) throw new Error("This build of the decoder does not show its memory.");
  return { read: (picture, look) => read(decoder, picture, look) };
}

/**
 * Hands the brightness over as it is. The package's own `readBarcodes` wants four bytes a pixel and makes one of them
 * again, which takes longer than finding a code.
 */
function read(decoder: ZXing, picture: Luminance, look: Look): readonly FoundCode[] {
  const address = decoder._malloc(picture.data.length);
  if (address === 0) throw new Error(`No memory for a picture of ${picture.width} × ${picture.height}.`);
  try {
    decoder.HEAPU8.set(picture.data, address);
    const results = decoder.readBarcodesFromPixmap(address, picture.width, picture.height, {
      ...always,
      formats: look.formats.map(symbolOf).join(","),
      tryHarder: look.thorough,
      tryInvert: look.inverted,
      tryDenoise: look.denoise,
      tryDownscale: look.downscale !== null,
      downscaleFactor: look.downscale?.factor ?? 3,
      downscaleThreshold: look.downscale?.from ?? 500,
    });
    const found: FoundCode[] = [];
    for (let at = 0; at < results.size(); at += 1) {
      const result = results.get(at);
      const format = result?.isValid === true ? formatOf(result.format) : null;
      if (result === undefined || format === null || result.text === "") continue;
      const { topLeft, topRight, bottomRight, bottomLeft } = result.position;
      found.push({ text: result.text, format, corners: [topLeft, topRight, bottomRight, bottomLeft] });
    }
    return found;
  } finally {
    decoder._free(address);
  }
}
