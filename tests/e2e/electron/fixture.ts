import { test as base } from "@playwright/test";
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { launchElectronStandIn, type ElectronStandIn, type StandInOptions } from "./driver.ts";

const dist = fileURLToPath(new URL("../../../dist", import.meta.url));

type Launch = (options?: Partial<StandInOptions>) => Promise<ElectronStandIn>;

/** Starts stand-ins on the built main and preload with a page of one line, on a data folder of the test's own. */
export const test = base.extend<{ folder: string; launch: Launch }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the parameter's shape
  folder: async ({}, provide) => {
    const folder = mkdtempSync(join(tmpdir(), "tilla-electron-"));
    for (const part of ["main", "preload"]) cpSync(join(dist, part), join(folder, "dist", part), { recursive: true });
    mkdirSync(join(folder, "dist/renderer"));
    mkdirSync(join(folder, "dist/display"));
    mkdirSync(join(folder, "data"));
    writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
    writeFileSync(join(folder, "dist/renderer/index.html"), PAGE);
    writeFileSync(join(folder, "dist/renderer/page.js"), SCRIPT);
    writeFileSync(join(folder, "dist/renderer/page.css"), "body { color: rgb(1, 2, 3); }\n");
    await provide(folder);
    rmSync(folder, { recursive: true, force: true });
  },
  launch: async ({ folder, browser }, provide) => {
    const running: ElectronStandIn[] = [];
    await provide(async (options = {}) => {
      const standIn = await launchElectronStandIn({
        dataDir: join(folder, "data"),
        dist: join(folder, "dist"),
        browser,
        ...options,
      });
      running.push(standIn);
      return standIn;
    });
    for (const standIn of running) await standIn.kill();
  },
});

export { expect } from "@playwright/test";

/** Whether there is anything to start. */
export const isBuilt = existsSync(join(dist, "main/main.js")) && existsSync(join(dist, "preload/preload.cjs"));

const PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>page</title>
    <link rel="stylesheet" href="./page.css" />
    <script type="module" crossorigin src="./page.js"></script>
  </head>
  <body>
    <h1>a page</h1>
  </body>
</html>
`;

// In the page's own script, because what a debugger evaluates is exempt from the policy.
const SCRIPT = `
globalThis.scriptRan = true;
try {
  globalThis.evaluated = new Function("return 'ran'")();
} catch {
  globalThis.evaluated = "refused";
}
`;
