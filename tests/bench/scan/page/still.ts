import { drawScene } from "../scenes/scene.ts";
import { createOurs } from "./ours.ts";
import { createStock } from "./stock.ts";
import type { PageEngine, Source } from "./still-bench.ts";
import { createDirect } from "./zxing-direct.ts";

/** The page in which the engines of the browser meet the same pictures. */
const canvas = document.createElement("canvas");
const context = canvas.getContext("2d", { willReadFrequently: true });
if (context === null) throw new Error("No 2D context.");

const engines = { stock: createStock(), ours: await createOurs(), "zxing-cpp": await createDirect() };

async function draw(source: Source): Promise<void> {
  if (context === null) return;
  if (source.kind === "drawn") {
    const picture = drawScene(source.scene);
    canvas.width = picture.width;
    canvas.height = picture.height;
    const pixels = context.createImageData(picture.width, picture.height);
    for (let at = 0; at < picture.data.length; at += 1) {
      pixels.data.fill(picture.data[at] ?? 0, at * 4, at * 4 + 3);
      pixels.data[at * 4 + 3] = 255;
    }
    context.putImageData(pixels, 0, 0);
    return;
  }
  const photo = await createImageBitmap(await (await fetch(source.url)).blob());
  const lying = source.turn % 180 !== 0;
  canvas.width = lying ? photo.height : photo.width;
  canvas.height = lying ? photo.width : photo.height;
  context.fillStyle = "white";
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.translate(canvas.width / 2, canvas.height / 2);
  context.rotate((source.turn * Math.PI) / 180);
  context.drawImage(photo, -photo.width / 2, -photo.height / 2);
  context.resetTransform();
}

window.bench = {
  async show(source) {
    await draw(source);
    return canvas.toDataURL("image/png").replace(/^.*,/u, "");
  },
  async run(engine: PageEngine) {
    // What the engine before left behind is cleared away now, not in the middle of this one's time.
    window.gc?.();
    return engines[engine](canvas);
  },
};
