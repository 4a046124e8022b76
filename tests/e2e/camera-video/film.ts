import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { drawScene } from "../../bench/scan/scenes/scene.ts";

export const PICTURES_PER_SECOND = 10;

/** What stands before the camera for a number of pictures: a code, a grey wall, or nothing but black. */
export interface Shot {
  readonly shows: { readonly code: string } | "wall" | "black";
  readonly pictures: number;
}

export interface FilmLook {
  readonly width: number;
  readonly height: number;
  readonly mirrored: boolean;
}

const LANDSCAPE: FilmLook = { width: 640, height: 480, mirrored: false };

/** Raw pictures, grey, in which the codes stand one after the other as a hand holds them. */
export function shoot(file: string, shots: readonly Shot[], look: Partial<FilmLook> = {}): void {
  const { width, height, mirrored } = { ...LANDSCAPE, ...look };
  const target = openSync(file, "w");
  const colour = Buffer.alloc((width * height) / 2, 128);
  writeSync(target, `YUV4MPEG2 W${width} H${height} F${PICTURES_PER_SECOND}:1 Ip A1:1 C420jpeg\n`);
  for (const [at, { shows, pictures }] of shots.entries()) {
    const picture =
      typeof shows === "string"
        ? Buffer.alloc(width * height, shows === "black" ? 16 : 110)
        : Buffer.from(
            drawScene({ text: shows.code, width, height, seed: 40 + at, module: 6, turn: 12, mirrored }).data,
          );
    for (let count = 0; count < pictures; count += 1) {
      writeSync(target, "FRAME\n");
      writeSync(target, picture);
      writeSync(target, colour);
    }
  }
  closeSync(target);
}

/** A film in a folder of its own, until `remove` is called. */
export function film(shots: readonly Shot[], look: Partial<FilmLook> = {}): { file: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), "tilla-film-"));
  const file = join(folder, "film.y4m");
  shoot(file, shots, look);
  return { file, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Flags of a Chromium whose camera plays the film. */
export const cameraThatPlays = (file: string): readonly string[] => [
  "--use-fake-device-for-media-stream",
  `--use-file-for-fake-video-capture=${file}`,
];

/** Flags of a Chromium with so many cameras that show nothing in particular. */
export const cameras = (count: number): readonly string[] => [
  `--use-fake-device-for-media-stream=device-count=${count}`,
];
