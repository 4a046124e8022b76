import { closeSync, openSync, writeSync } from "node:fs";
import { MARK_BITS, MARK_EDGE } from "../../bench/scan/page/picture-number.ts";
import { drawScene } from "../../bench/scan/scenes/scene.ts";
import { HEIGHT, videoScenes, WIDTH } from "./scenes.ts";

/** Pictures without a code before each scene, and pictures with it. */
const EMPTY = 5;
const SHOWN = 20;
export const PICTURES_PER_SECOND = 30;
export const PICTURES = videoScenes.length * (EMPTY + SHOWN);

/** The number of the first picture in which a scene's code is in sight. */
export function firstPictureOf(scene: number): number {
  return scene * (EMPTY + SHOWN) + EMPTY;
}

/**
 * Writes the video that Chromium's fake camera plays: raw pictures (YUV4MPEG2, 4:2:0, grey), each with its number in
 * the corner. A hand never holds quite still, so the picture wavers by a pixel or two.
 */
export function writeVideo(file: string): void {
  const target = openSync(file, "w");
  try {
    writeSync(target, `YUV4MPEG2 W${WIDTH} H${HEIGHT} F${PICTURES_PER_SECOND}:1 Ip A1:1 C420jpeg\n`);
    const colour = Buffer.alloc((WIDTH * HEIGHT) / 2, 128);
    const empty = Buffer.alloc(WIDTH * HEIGHT, 110);
    for (const [at, { scene }] of videoScenes.entries()) {
      const drawn = Buffer.from(drawScene(scene).data);
      for (let picture = 0; picture < EMPTY + SHOWN; picture += 1) {
        const number = at * (EMPTY + SHOWN) + picture;
        const shown = picture < EMPTY ? Buffer.from(empty) : wavering(drawn, picture);
        mark(shown, number);
        writeSync(target, "FRAME\n");
        writeSync(target, shown);
        writeSync(target, colour);
      }
    }
  } finally {
    closeSync(target);
  }
}

function wavering(picture: Buffer, step: number): Buffer {
  const shift = (step % 3) + (step % 2) * WIDTH;
  return Buffer.concat([picture.subarray(shift), picture.subarray(0, shift)]);
}

function mark(picture: Buffer, number: number): void {
  const bits = [true, false, ...Array.from({ length: MARK_BITS }, (_nothing, at) => isSet(number, MARK_BITS - 1 - at))];
  for (const [at, white] of bits.entries()) {
    for (let row = 0; row < MARK_EDGE; row += 1) {
      const from = row * WIDTH + at * MARK_EDGE;
      picture.fill(white ? 235 : 20, from, from + MARK_EDGE);
    }
  }
}

function isSet(number: number, bit: number): boolean {
  return Math.floor(number / 2 ** bit) % 2 === 1;
}
