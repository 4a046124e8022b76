// Draws icon.ico, icon.png and the sizes of Linux's icon folders from electron/assets/icon.svg: `npm run icons`.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { findChromium } from "./chromium.mjs";

const assets = new URL("../../electron/assets/", import.meta.url).pathname;
const LINUX = [16, 24, 32, 48, 64, 128, 256, 512];
const WINDOWS = [16, 24, 32, 48, 64, 128, 256];

/** A Windows icon that holds PNG pictures, which Windows reads since Vista. */
export function toIco(pictures: readonly { readonly size: number; readonly png: Buffer }[]): Buffer {
  const head = Buffer.alloc(6 + 16 * pictures.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(pictures.length, 4);
  let offset = head.length;
  for (const [index, { size, png }] of pictures.entries()) {
    const at = 6 + 16 * index;
    // 0 stands for 256.
    head.writeUInt8(size % 256, at);
    head.writeUInt8(size % 256, at + 1);
    head.writeUInt16LE(1, at + 4);
    head.writeUInt16LE(32, at + 6);
    head.writeUInt32LE(png.length, at + 8);
    head.writeUInt32LE(offset, at + 12);
    offset += png.length;
  }
  return Buffer.concat([head, ...pictures.map(({ png }) => png)]);
}

async function draw(sizes: readonly number[]): Promise<ReadonlyMap<number, Buffer>> {
  const svg = readFileSync(join(assets, "icon.svg")).toString("base64");
  const executablePath = findChromium();
  const browser = await chromium.launch({
    args: ["--no-sandbox"],
    ...(executablePath === undefined ? {} : { executablePath }),
  });
  const page = await browser.newPage();
  const drawn = new Map<number, Buffer>();
  for (const size of sizes) {
    await page.setViewportSize({ width: size, height: size });
    await page.setContent(`<style>*{margin:0}img{display:block}</style>
      <img src="data:image/svg+xml;base64,${svg}" width="${size}" height="${size}">`);
    drawn.set(size, await page.screenshot({ omitBackground: true }));
  }
  await browser.close();
  return drawn;
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const drawn = await draw(LINUX);
  const png = (size: number): Buffer => drawn.get(size) ?? Buffer.alloc(0);
  mkdirSync(join(assets, "icons"), { recursive: true });
  for (const size of LINUX) writeFileSync(join(assets, "icons", `${size}x${size}.png`), png(size));
  writeFileSync(join(assets, "icon.png"), png(512));
  writeFileSync(join(assets, "icon.ico"), toIco(WINDOWS.map((size) => ({ size, png: png(size) }))));
}
