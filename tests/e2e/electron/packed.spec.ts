import { extractAll, listPackage } from "@electron/asar";
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { putElectron } from "../../integration/electron-host/made-up-electron.ts";
import { expect, test } from "../fixture.ts";
import { createCashier } from "../shop/cashier.ts";
import { approved, receipt } from "../shop/codes.ts";
import { launchElectronStandIn } from "./driver.ts";

// The project as it is, packed by electron-builder around a made-up Electron; then its archive is looked into and what
// lies in it is run.
const root = fileURLToPath(new URL("../../../", import.meta.url));

let folder: string;
let asar: string;
let unpacked: string;

test.describe.configure({ mode: "serial", timeout: 120_000 });

test.beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "tilla-packed-"));
  putElectron(join(folder, "electron"), "electron");
  const cli = join(root, "node_modules/electron-builder/cli.js");
  const out = join(folder, "out");
  const settings = [`-c.electronDist=${join(folder, "electron")}`, `-c.directories.output=${out}`];
  execFileSync(process.execPath, [cli, "--linux", "dir", "--x64", "--publish", "never", ...settings], {
    cwd: root,
    stdio: "pipe",
  });
  asar = join(out, "linux-unpacked/resources/app.asar");
  unpacked = join(folder, "app");
  extractAll(asar, unpacked);
});
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Every file below a folder, by its path from there. */
function filesOf(base: string, from = base): readonly string[] {
  return readdirSync(from, { withFileTypes: true }).flatMap((entry) => {
    const path = join(from, entry.name);
    return entry.isDirectory() ? filesOf(base, path) : [relative(base, path).replaceAll("\\", "/")];
  });
}

test("the archive holds the built main, preload and pages, two texts of licences, and nothing else", () => {
  const parts = ["main", "preload", "preload-display", "renderer", "display"];
  const built = parts.flatMap((part) => filesOf(root, join(root, "dist", part)));
  const expected = [...built.filter((file) => !file.endsWith(".map")), "LICENSE", "THIRD-PARTY.txt", "package.json"];
  expect(filesOf(unpacked).toSorted()).toEqual(expected.toSorted());
  expect(listPackage(asar, { isPack: false }).filter((path) => path.includes("node_modules"))).toEqual([]);
});

test("what is packed names no test, no other host and no tool", () => {
  const manifest = JSON.parse(readFileSync(join(unpacked, "package.json"), "utf8")) as Record<string, unknown>;
  expect(manifest).toMatchObject({ name: "tilla", main: "dist/main/main.js", type: "module" });
  expect(Object.keys(manifest)).not.toContain("devDependencies");
  // The maps beside the built scripts name the source of each part; they are not packed themselves.
  const maps = filesOf(join(root, "dist/main")).filter((file) => file.endsWith(".map"));
  const sources = maps.flatMap((map) => {
    const { sources: named } = JSON.parse(readFileSync(join(root, "dist/main", map), "utf8")) as { sources: string[] };
    return named.map((source) =>
      relative(root, resolve(root, "dist/main", dirname(map), source)).replaceAll("\\", "/"),
    );
  });
  expect(sources.length).toBeGreaterThan(100);
  const strangers =
    /^(?:tests\/|electron\/(?:launch|packaging|hosts\/browser)\/|electron\/payments\/sandbox\/main\.ts)/u;
  expect(sources.filter((source) => strangers.test(source))).toEqual([]);
});

test("a sale goes through on the packed main, preload and pages", async ({ browser, pageWatch }) => {
  const dataDir = join(folder, "data");
  mkdirSync(dataDir);
  const till = await launchElectronStandIn({ browser, dataDir, dist: join(unpacked, "dist"), packaged: true });
  pageWatch.watch(till.page);
  const at = await createCashier(till.page, "uz");
  await at.type("127500");
  await at.scan(approved());
  await at.sees("receipt-due");
  // The page's process dies in the middle of the sale: it comes back to the same sale.
  const reloaded = till.page.waitForEvent("load");
  await till.tell("crashed");
  await reloaded;
  await at.sees("receipt-due");
  await at.reads(1, "127 500");
  await till.page.evaluate(() => new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next))));
  await at.scan(receipt());
  await at.sees("done");
  await till.close();
  expect(existsSync(join(dataDir, "training/journal.sqlite"))).toBe(true);
});
