import { chromium } from "playwright-core";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { writeVideo } from "../../e2e/camera-video/make-video.ts";
import { browserFlags } from "../../tools/browser-flags.ts";
import { findChromium } from "../../tools/chromium.mjs";
import { measureAtRest } from "./at-rest.ts";
import { measureCameraOn } from "./camera-on.ts";
import { buildPages } from "./build-pages.ts";
import { goalLines } from "./goals.ts";
import { pageEngines } from "./page/still-bench.ts";
import type { Outcome } from "./page/still-bench.ts";
import { tasksDuring } from "./page-tasks.ts";
import { drawnPictures, photosIn } from "./pictures.ts";
import type { Picture } from "./pictures.ts";
import { createScores } from "./score.ts";
import { servePages } from "./serve.ts";
import { hasZbar, readWithZbar } from "./zbar.ts";

/** `npm run bench:scan`: code readers side by side on the same pictures. `-- --photos DIR` takes other photos. */
const { values: options } = parseArgs({
  options: {
    photos: { type: "string", default: fileURLToPath(new URL("../../../../shared/qr", import.meta.url)) },
    drawn: { type: "string", default: "6" },
  },
});
const TRACED_TOGETHER = 50;
const say = (line: string): void => void process.stdout.write(`${line}\n`);

const photos = photosIn(options.photos);
if (photos === null) say(`No photos: ${options.photos} has no truth.json. Only drawn pictures are measured.`);
const pictures: readonly Picture[] = [...(photos ?? []), ...drawnPictures(Number(options.drawn))];
const zbar = hasZbar();
if (!zbar) say("No zbarimg on this machine (Debian: apt-get install zbar-tools): measured without it.");

const executablePath = findChromium();
const folder = await buildPages();
const server = await servePages({ "/photos/": options.photos, "/": folder });
const films = mkdtempSync(join(tmpdir(), "tilla-bench-scan-"));
const video = join(films, "scenes.y4m");
writeVideo(video);
const browser = await chromium.launch({
  args: [
    ...browserFlags,
    "--js-flags=--expose-gc",
    "--use-fake-ui-for-media-stream",
    "--use-fake-device-for-media-stream",
    `--use-file-for-fake-video-capture=${video}`,
  ],
  ...(executablePath === undefined ? {} : { executablePath }),
});
try {
  const page = await browser.newPage();
  page.on("pageerror", (error) => say(`page error: ${error.message}`));
  await page.goto(`${server.origin}/still.html`);
  await page.waitForFunction(() => window.bench !== undefined);
  const scores = createScores();

  /** Answers the engines of the page in the order in which they looked at the picture. */
  const measure = async (at: number, picture: Picture, counted: boolean): Promise<readonly string[]> => {
    const png = await page.evaluate((source) => window.bench?.show(source) ?? "", picture.source);
    const runs: readonly (readonly [string, () => Promise<Outcome | undefined>])[] = [
      ...pageEngines.map((engine) => [engine, () => page.evaluate((name) => window.bench?.run(name), engine)] as const),
      ...(zbar ? [["zbarimg", () => readWithZbar(Buffer.from(png, "base64"))] as const] : []),
    ];
    const inPage: string[] = [];
    // Another engine begins each time, so that none has the cold caches always.
    for (let turn = 0; turn < runs.length; turn += 1) {
      const [engine, run] = runs[(at + turn) % runs.length] ?? [];
      const outcome = await run?.();
      if (engine !== undefined && outcome !== undefined && counted) {
        scores.add(picture.set, engine, picture.truth, outcome);
      }
      if (engine !== undefined && engine !== "zbarimg") inPage.push(engine);
    }
    return inPage;
  };

  // The first pictures only warm the engines up: a till is warm before the first scan.
  for (const [at, picture] of pictures.slice(0, 8).entries()) await measure(at, picture, false);
  // The trace of all pictures at once would be large.
  for (let from = 0; from < pictures.length; from += TRACED_TOGETHER) {
    const seen: (readonly [set: string, engine: string])[] = [];
    const { longest } = await tasksDuring(browser, page, async () => {
      for (const [at, picture] of pictures.slice(from, from + TRACED_TOGETHER).entries()) {
        for (const engine of await measure(from + at, picture, true)) seen.push([picture.set, engine]);
      }
    });
    for (const [at, [set, engine]] of seen.entries()) scores.addBlocked(set, engine, longest[at] ?? Number.NaN);
    say(`${Math.min(from + TRACED_TOGETHER, pictures.length)} of ${pictures.length} pictures`);
  }
  await page.close();

  const rows = [
    ...scores.rows(),
    ...(await measureCameraOn(browser, server.origin)),
    await measureAtRest(browser, server.origin),
  ];
  for (const line of goalLines(rows)) say(line);
  say(JSON.stringify(rows));
} finally {
  await browser.close();
  await server.close();
  rmSync(films, { recursive: true, force: true });
}
