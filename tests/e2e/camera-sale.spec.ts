import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { drawScene } from "../bench/scan/scenes/scene.ts";
import { approved, receipt } from "./shop/codes.ts";
import { expect, test as base } from "./shop/test.ts";

const WIDTH = 640;
const HEIGHT = 480;
const PICTURES_PER_SECOND = 10;
/** So long each code is held before the camera, and so long nothing is. */
const SHOWN = 30;
const EMPTY = 8;

interface Film {
  readonly code: string;
  readonly link: string;
}

/** A browser whose camera plays a film: nothing, the customer's code, nothing, the receipt, and so on. */
const test = base.extend<object, { film: Film & { readonly file: string } }>({
  film: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the parameter's shape
    async ({}, provide) => {
      const folder = mkdtempSync(join(tmpdir(), "tilla-film-"));
      const film = { code: approved(), link: receipt(), file: join(folder, "sale.y4m") };
      shoot(film.file, [null, film.code, null, film.link]);
      await provide(film);
      rmSync(folder, { recursive: true, force: true });
    },
    { scope: "worker", timeout: 120_000 },
  ],
  launchOptions: [
    async ({ launchOptions, film }, provide) => {
      const camera = [
        "--use-fake-ui-for-media-stream",
        "--use-fake-device-for-media-stream",
        `--use-file-for-fake-video-capture=${film.file}`,
      ];
      await provide({ ...launchOptions, args: [...(launchOptions.args ?? []), ...camera] });
    },
    { scope: "worker" },
  ],
});
test.describe.configure({ timeout: 120_000 });

test("a whole sale by the camera alone: the amount is typed, both codes are seen", async ({ shop, provider, film }) => {
  const at = await shop.open();
  await at.type("127500");
  await expect(at.page.locator("main[data-step]")).toHaveAttribute("data-step", "done", { timeout: 60_000 });
  const { charges, receipts } = await provider.ledger();
  expect(charges.map(({ code }) => code)).toEqual([film.code]);
  expect(receipts.map(({ url }) => url)).toEqual([film.link]);
  // No scan is due any more: the device is free.
  await expect.poll(() => at.page.locator("video").count()).toBe(0);
});

/** Raw pictures, grey, in which the codes stand one after the other as a hand holds them. */
function shoot(file: string, scenes: readonly (string | null)[]): void {
  const target = openSync(file, "w");
  const colour = Buffer.alloc((WIDTH * HEIGHT) / 2, 128);
  writeSync(target, `YUV4MPEG2 W${WIDTH} H${HEIGHT} F${PICTURES_PER_SECOND}:1 Ip A1:1 C420jpeg\n`);
  for (const [at, text] of scenes.entries()) {
    const picture =
      text === null
        ? Buffer.alloc(WIDTH * HEIGHT, 110)
        : Buffer.from(drawScene({ text, width: WIDTH, height: HEIGHT, seed: 40 + at, module: 6, turn: 12 }).data);
    for (let count = 0; count < (text === null ? EMPTY : SHOWN); count += 1) {
      writeSync(target, "FRAME\n");
      writeSync(target, picture);
      writeSync(target, colour);
    }
  }
  closeSync(target);
}
