import type { Page } from "playwright-core";
import type { SeenScan } from "../../bench/scan/page/camera-bench.ts";
import { firstPictureOf, PICTURES, PICTURES_PER_SECOND } from "./make-video.ts";
import { videoScenes } from "./scenes.ts";

/** For each scene the pictures from first sight to the scan, or null when it was not read while it was shown. */
export type Sightings = Readonly<Record<string, number | null>>;

/** Lets an engine look at the video for a whole round and a bit, and says how long it took to read each scene. */
export async function watchVideo(page: Page, engine: "ours" | "stock"): Promise<Sightings> {
  await page.evaluate((name) => window.cameraBench?.start(name), engine);
  await page.waitForFunction(() => (window.cameraBench?.pictures().length ?? 0) > 0);
  // The scene during which the camera came on is seen in full the next time round.
  await page.waitForTimeout((1.25 * PICTURES * 1000) / PICTURES_PER_SECOND);
  const scans = await page.evaluate(() => [...(window.cameraBench?.scans() ?? [])]);
  const pictures = await page.evaluate(() => [...(window.cameraBench?.pictures() ?? [])]);
  await page.evaluate(() => window.cameraBench?.stop());
  const started = pictures[0] ?? 0;
  return Object.fromEntries(
    videoScenes.map(({ name, scene }, at) => [name, delay(scans, scene.text, firstPictureOf(at), started)]),
  );
}

function delay(scans: readonly SeenScan[], text: string, first: number, started: number): number | null {
  const delays = scans
    .filter((scan) => scan.text === text && scan.picture >= first)
    .map((scan) => scan.picture - first);
  // Came on in the middle of this scene: what was read then was not in sight from its beginning.
  const fair = started > first ? delays.slice(1) : delays;
  return fair[0] ?? delays[0] ?? null;
}

export function readCount(sightings: Sightings): number {
  return Object.values(sightings).filter((pictures) => pictures !== null).length;
}

export function medianPictures(sightings: Sightings): number {
  const read = Object.values(sightings).filter((pictures) => pictures !== null);
  return read.toSorted((one, other) => one - other)[Math.floor(read.length / 2)] ?? Number.POSITIVE_INFINITY;
}
