import { rmSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { isBuilt } from "../../../../electron/launch/freshness.mjs";
import { folderWith } from "./folder.ts";

const outputs = [
  "dist/main/main.js",
  "dist/preload/preload.cjs",
  "dist/preload-display/display.cjs",
  "dist/browser/main.js",
  "dist/renderer/index.html",
  "dist/display/display.html",
];
const sources = ["electron/main.ts", "electron/sales/service.ts", "renderer/index.html", "shared/result.ts"];

/** A tree whose sources are from second 1000 and whose bundles are from second 2000. */
function tree(): string {
  const root = folderWith(Object.fromEntries([...outputs, ...sources].map((file) => [file, ""])));
  for (const file of outputs) utimesSync(join(root, file), 2000, 2000);
  const folders = ["electron/sales", "electron", "renderer", "shared"];
  for (const path of [...sources, ...folders]) utimesSync(join(root, path), 1000, 1000);
  return root;
}

test("bundles newer than every source are fresh", () => {
  expect(isBuilt(tree())).toBe(true);
});

test.each(outputs)("a missing %s is not", (file) => {
  const root = tree();
  rmSync(join(root, file));
  expect(isBuilt(root)).toBe(false);
});

test("a changed source, however deep, is not", () => {
  const root = tree();
  utimesSync(join(root, "electron/sales/service.ts"), 3000, 3000);
  expect(isBuilt(root)).toBe(false);
});

test("a deleted source is not", () => {
  const root = tree();
  rmSync(join(root, "electron/sales/service.ts"));
  expect(isBuilt(root)).toBe(false);
});
