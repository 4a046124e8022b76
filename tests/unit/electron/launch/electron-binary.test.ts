import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { downloadElectron, electronHindrance, findElectron } from "../../../../electron/launch/electron-binary.mjs";
import { folderWith } from "./folder.ts";

const path = "node_modules/electron/path.txt";
const program = "node_modules/electron/dist/electron";

describe("findElectron", () => {
  test("finds the downloaded program", () => {
    const root = folderWith({ [path]: "electron", [program]: "" });
    expect(findElectron(root, {})).toBe(join(root, program));
  });

  test("finds nothing before the download, nor when the program was deleted", () => {
    expect(findElectron(folderWith({}), {})).toBeUndefined();
    expect(findElectron(folderWith({ [path]: "electron" }), {})).toBeUndefined();
  });

  test("takes the folder that the environment names, and no other", () => {
    const root = folderWith({ [path]: "electron", [program]: "", "mine/electron": "" });
    expect(findElectron(root, { ELECTRON_OVERRIDE_DIST_PATH: join(root, "mine") })).toBe(join(root, "mine/electron"));
    expect(findElectron(root, { ELECTRON_OVERRIDE_DIST_PATH: join(root, "empty") })).toBeUndefined();
  });
});

describe("downloadElectron", () => {
  const install = "node_modules/electron/install.js";
  const succeeds = `
    const { mkdirSync, writeFileSync } = require("node:fs");
    mkdirSync(__dirname + "/dist");
    writeFileSync(__dirname + "/dist/electron", "");
    writeFileSync(__dirname + "/path.txt", "electron");
  `;

  async function download(script: string, env: Record<string, string>) {
    const root = folderWith({ [install]: script });
    const said: string[] = [];
    const found = await downloadElectron({ root, node: process.execPath, env, say: (line) => said.push(line) });
    return { root, said, found };
  }

  test("runs the package's own step and returns the program", async () => {
    const { root, said, found } = await download(succeeds, { ELECTRON_MIRROR: "http://localhost/" });
    expect(found).toBe(join(root, program));
    expect(said).toEqual([expect.stringContaining("Downloading")]);
  });

  test("finds nothing when the step fails", async () => {
    const { found } = await download("process.exit(1)", { ELECTRON_MIRROR: "http://localhost/" });
    expect(found).toBeUndefined();
  });

  test("does not even try without a network", async () => {
    const { found, said } = await download(succeeds, { ELECTRON_MIRROR: "https://mirror.invalid/" });
    expect(found).toBeUndefined();
    expect(said).toEqual([]);
  });

  test("does not ask for a name behind a proxy", async () => {
    const env = { ELECTRON_MIRROR: "https://mirror.invalid/", HTTPS_PROXY: "http://localhost:1" };
    expect((await download(succeeds, env)).found).toBeDefined();
  });

  test("can be told not to", async () => {
    const { found, said } = await download(succeeds, { ELECTRON_SKIP_BINARY_DOWNLOAD: "1" });
    expect(found).toBeUndefined();
    expect(said).toEqual([]);
  });
});

describe("electronHindrance", () => {
  const env = { DISPLAY: ":0" };

  test("an ordinary user's desktop has none", () => {
    expect(electronHindrance({ platform: "linux", uid: 1000, env })).toBeUndefined();
    expect(electronHindrance({ platform: "linux", uid: 1000, env: { WAYLAND_DISPLAY: "wayland-0" } })).toBeUndefined();
    expect(electronHindrance({ platform: "win32", uid: undefined, env: {} })).toBeUndefined();
  });

  test("root and a missing screen are said", () => {
    expect(electronHindrance({ platform: "linux", uid: 0, env })).toMatch(/root/u);
    expect(electronHindrance({ platform: "linux", uid: 1000, env: {} })).toMatch(/graphical/u);
  });
});
