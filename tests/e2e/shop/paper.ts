import { expect, type Page } from "@playwright/test";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";
import type { Bitmap } from "../../../electron/printing/raster/bitmap.ts";
import { pictureBelow, readEscPos } from "../../fakes/printer/esc-pos.ts";
import { toPng } from "../../tools/bitmap-png.ts";

prepareZXingModule({
  overrides: {
    wasmBinary: new Uint8Array(
      readFileSync(createRequire(import.meta.url).resolve("zxing-wasm/reader/zxing_reader.wasm")),
    ).buffer,
  },
});

/** What lies in the printer's tray: the bytes of one print in raster mode, read as the printer reads them. */
export function paperOf(bytes: Uint8Array): Bitmap {
  const told = readEscPos(bytes);
  expect(told.filter(({ kind }) => kind !== "picture" && kind !== "line").map(({ kind }) => kind)).toEqual([
    "initialize",
    "cut",
  ]);
  // Paper is fed by empty lines; no letter is left to the printer's own alphabet.
  expect(told.flatMap((each) => (each.kind === "line" ? each.bytes : []))).toEqual([]);
  const height = told.reduce((sum, each) => sum + (each.kind === "picture" ? each.bitmap.height : 0), 0);
  return pictureBelow(told, height);
}

/** What a phone reads off the paper. */
export async function codesOn(paper: Bitmap): Promise<readonly string[]> {
  const found = await readBarcodes(new Uint8Array(toPng(paper)), { formats: ["QRCode"] });
  return found.map(({ text }) => text);
}

/** The dots of the preview that is on screen. */
export async function previewOf(page: Page, label: string): Promise<Bitmap> {
  const canvas = page.getByRole("figure", { name: label }).locator("canvas");
  await expect(canvas).toBeVisible();
  const { width, height, blacks } = await canvas.evaluate((element) => {
    if (!(element instanceof HTMLCanvasElement)) throw new Error("no canvas");
    const { data } = element.getContext("2d")?.getImageData(0, 0, element.width, element.height) ?? { data: [] };
    const dots = Array.from({ length: element.width * element.height }, (_, at) => (data[at * 4] === 0 ? "1" : "0"));
    return { width: element.width, height: element.height, blacks: dots.join("") };
  });
  const bytes = Uint8Array.from({ length: blacks.length / 8 }, (_, at) =>
    Number.parseInt(blacks.slice(at * 8, at * 8 + 8), 2),
  );
  return { width, height, bytes };
}

/** The part of a print above the line that says when it was printed. */
export function aboveTheTime({ width, height, bytes }: Bitmap): string {
  return Buffer.from(bytes.subarray(0, (width / 8) * (height - 3 * 30))).toString("hex");
}
