import { listPackage } from "@electron/asar";
import { FuseState, FuseV1Options, getCurrentFuseWire } from "@electron/fuses";
import { execFile } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const run = promisify(execFile);
let folder: string;
let app: string;

/** A stand-in for Electron's program: nothing but the wire of fuses, as Electron 45 is shipped with it. */
const PROGRAM = Buffer.concat([
  Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0]),
  Buffer.alloc(1000),
  Buffer.from("dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX"),
  Buffer.from([1, 9]),
  Buffer.from("101100101"),
  Buffer.alloc(1000),
]);

function put(file: string, content: string | Buffer = "x", mode = 0o644): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), content, { mode });
}

/** Packs a made-up build with the project's own electron-builder.yml. */
async function pack(): Promise<void> {
  const cli = join(root, "node_modules/electron-builder/cli.js");
  const what = ["--linux", "dir", "--x64", "--publish", "never", "--projectDir", app];
  const electron = [`-c.electronDist=${join(folder, "electron")}`, "-c.electronVersion=45.4.1"];
  await run(process.execPath, [cli, ...what, ...electron]);
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "tilla-pack-"));
  app = join(folder, "app");
  const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as Record<string, unknown>;
  for (const name of Object.keys(manifest)) if (name.endsWith("ependencies")) delete manifest[name];
  put("app/package.json", JSON.stringify(manifest));
  cpSync(join(root, "electron-builder.yml"), join(app, "electron-builder.yml"));
  cpSync(join(root, "electron/assets"), join(app, "electron/assets"), { recursive: true });
  const files = ["main/main.js", "main/main.js.map", "main/chunks/a.js", "preload/preload.cjs", "renderer/index.html"];
  for (const file of [...files, "browser/main.js"]) put(`app/dist/${file}`);
  for (const file of ["LICENSE", "secrets.json", "docs/notes.md", "node_modules/foo/index.js", "tests/a.test.ts"]) {
    put(`app/${file}`);
  }
  put("electron/electron", PROGRAM, 0o755);
  for (const name of ["en-US", "ru", "vi", "de"]) put(`electron/locales/${name}.pak`);
  mkdirSync(join(folder, "electron/resources"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("electron-builder.yml", () => {
  test("is accepted, and packs the built parts of the product and nothing else", { timeout: 60_000 }, async () => {
    await pack();
    const unpacked = join(app, "release/linux-unpacked");
    const asar = join(unpacked, "resources/app.asar");
    const directories = new Set(["/dist", "/dist/main", "/dist/main/chunks", "/dist/preload", "/dist/renderer"]);
    const packed = listPackage(asar, { isPack: false }).map((path) => path.replaceAll("\\", "/"));
    expect(packed.filter((path) => !directories.has(path)).toSorted()).toEqual([
      "/LICENSE",
      "/dist/main/chunks/a.js",
      "/dist/main/main.js",
      "/dist/preload/preload.cjs",
      "/dist/renderer/index.html",
      "/package.json",
    ]);
    expect(readdirSync(join(unpacked, "resources"))).toEqual(["app.asar"]);
    expect(readdirSync(join(unpacked, "locales")).toSorted()).toEqual(["en-US.pak", "ru.pak", "vi.pak"]);
  });

  test("sets every fuse", async () => {
    const wire = await getCurrentFuseWire(join(app, "release/linux-unpacked/tilla"));
    const on = (option: FuseV1Options) => wire[option] === FuseState.ENABLE;
    expect({
      runAsNode: on(FuseV1Options.RunAsNode),
      cookieEncryption: on(FuseV1Options.EnableCookieEncryption),
      nodeOptions: on(FuseV1Options.EnableNodeOptionsEnvironmentVariable),
      inspect: on(FuseV1Options.EnableNodeCliInspectArguments),
      asarIntegrity: on(FuseV1Options.EnableEmbeddedAsarIntegrityValidation),
      onlyAsar: on(FuseV1Options.OnlyLoadAppFromAsar),
      ownSnapshot: on(FuseV1Options.LoadBrowserProcessSpecificV8Snapshot),
      filePrivileges: on(FuseV1Options.GrantFileProtocolExtraPrivileges),
    }).toEqual({
      runAsNode: false,
      cookieEncryption: true,
      nodeOptions: false,
      inspect: false,
      asarIntegrity: true,
      onlyAsar: true,
      ownSnapshot: false,
      filePrivileges: false,
    });
  });

  test("names artifacts without spaces", () => {
    const config = readFileSync(join(root, "electron-builder.yml"), "utf8");
    const names = [...config.matchAll(/artifactName: (.*)/gu)].map(([, name = ""]) => name);
    expect(names).toHaveLength(2);
    expect(names.join("")).not.toMatch(/\s/u);
  });
});
