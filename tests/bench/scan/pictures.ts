import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { Source } from "./page/still-bench.ts";
import { degradedScenes } from "./scenes/degraded.ts";

const Truth = z.array(z.object({ set: z.string(), file: z.string(), text: z.string().nullable() }));

/** One picture for all engines. */
export interface Picture {
  readonly set: string;
  readonly truth: string | null;
  readonly source: Source;
}

/** The photos of a folder with a truth.json, each at four turns; null when the folder has none. */
export function photosIn(folder: string): readonly Picture[] | null {
  const list = join(folder, "truth.json");
  if (!existsSync(list)) return null;
  return Truth.parse(JSON.parse(readFileSync(list, "utf8"))).flatMap(({ set, file, text }) => {
    // Some lists name a file by its set's folder, others within it.
    const path = existsSync(join(folder, file)) ? file : `${set}/${file}`;
    const url = `/photos/${path.split("/").map(encodeURIComponent).join("/")}`;
    return [0, 90, 180, 270].map((turn): Picture => ({ set, truth: text, source: { kind: "photo", url, turn } }));
  });
}

/** Drawn pictures as a camera would take them, `count` of each kind of trouble. */
export function drawnPictures(count: number): readonly Picture[] {
  return degradedScenes(count, { width: 1280, height: 720 }).map(({ kind, scene }) => ({
    set: `drawn-${kind}`,
    truth: scene.text,
    source: { kind: "drawn", scene },
  }));
}
