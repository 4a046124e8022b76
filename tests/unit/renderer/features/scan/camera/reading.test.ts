import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { beforeAll, describe, expect, test } from "vitest";
import { codeFormats } from "../../../../../../renderer/features/scan/camera/formats.ts";
import { lookAtFrame } from "../../../../../../renderer/features/scan/camera/look-at-frame.ts";
import { passesFor } from "../../../../../../renderer/features/scan/camera/passes.ts";
import { loadReader } from "../../../../../../renderer/features/scan/camera/zxing-reader.ts";
import type { CodeReader } from "../../../../../../renderer/features/scan/camera/zxing-reader.ts";
import { drawScene } from "../../../../../bench/scan/scenes/scene.ts";
import type { Scene } from "../../../../../bench/scan/scenes/scene.ts";

let reader: CodeReader;
beforeAll(async () => {
  const file = createRequire(import.meta.url).resolve("zxing-wasm/reader/zxing_reader.wasm");
  reader = await loadReader(new Uint8Array(readFileSync(file)).buffer);
});

const scene = (how: Partial<Scene>): Scene => ({
  text: "50500123456789012345",
  width: 400,
  height: 300,
  seed: 5,
  module: 5,
  ...how,
});

/** The passes that read the scene, by name. */
function readers(how: Scene): readonly string[] {
  const { width, height, data } = drawScene(how);
  return passesFor(codeFormats)
    .filter((pass, frame) => {
      const found = lookAtFrame(reader, { width, height, data: new Uint8Array(data) }, { pass, frame });
      return found.some((code) => code.format === "qr_code" && code.text === how.text);
    })
    .map((pass) => pass.name);
}

describe("looking at a frame with the real decoder", () => {
  test("every pass reads an ordinary code, whichever way it is turned or mirrored", () => {
    const all = passesFor(codeFormats).map((pass) => pass.name);
    for (const how of [{}, { turn: 37 }, { turn: 180 }, { mirrored: true, turn: 90 }]) {
      expect(readers(scene(how))).toEqual(all);
    }
  });

  test("what one pass misses another reads: small, noisy, dim, inverted", () => {
    expect(readers(scene({ module: 1.7 }))).toContain("enlarged");
    expect(readers(scene({ module: 4, noise: 45 }))).toContain("smooth");
    expect(readers(scene({ module: 4, white: 45, black: 12, noise: 3 })).length).toBeGreaterThan(0);
    expect(readers(scene({ white: 35, black: 225 }))).toContain("quick");
  });

  test("corners are given in the frame's pixels, whatever the pass did to the picture", () => {
    const { width, height, data } = drawScene(scene({ width: 1280, height: 720, module: 3 }));
    const picture = { width, height, data: new Uint8Array(data) };
    const centres = passesFor(["qr_code"]).flatMap((pass) =>
      lookAtFrame(reader, picture, { pass: { ...pass, glance: null }, frame: 0 }).map(({ corners }) => ({
        x: corners.reduce((sum, corner) => sum + corner.x, 0) / corners.length,
        y: corners.reduce((sum, corner) => sum + corner.y, 0) / corners.length,
      })),
    );
    expect(centres.length).toBeGreaterThan(2);
    for (const centre of centres) {
      expect(Math.abs(centre.x - (centres[0]?.x ?? 0))).toBeLessThan(4);
      expect(Math.abs(centre.y - (centres[0]?.y ?? 0))).toBeLessThan(4);
    }
  });

  test("a picture without a code holds none", () => {
    const picture = { width: 320, height: 240, data: new Uint8Array(320 * 240).map((_value, at) => (at * 37) % 251) };
    for (const [frame, pass] of passesFor(codeFormats).entries()) {
      expect(lookAtFrame(reader, picture, { pass, frame })).toEqual([]);
    }
  });
});
