import react from "@vitejs/plugin-react";
import { existsSync } from "node:fs";
import { builtinModules } from "node:module";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";
import type { EnvironmentOptions } from "vite";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const chosen = process.env["TILLA_BUILD"]?.split(",").map((name) => name.trim());

/** Code for Node or Electron: everything from npm is bundled, only the runtime's own modules stay outside. */
function runtimeCode(entries: Record<string, string>, outDir: string, format: "es" | "cjs"): EnvironmentOptions {
  const extension = format === "es" ? "js" : "cjs";
  return {
    consumer: "server",
    // ws asks for optional native helpers; the till ships none.
    define: { "process.env.WS_NO_BUFFER_UTIL": '"1"', "process.env.WS_NO_UTF_8_VALIDATE": '"1"' },
    resolve: { noExternal: true, external: ["electron"] },
    build: {
      outDir: here(outDir),
      target: "node22.22",
      minify: false,
      sourcemap: format === "es",
      copyPublicDir: false,
      rolldownOptions: {
        platform: "node",
        input: Object.fromEntries(Object.entries(entries).map(([name, file]) => [name, here(file)])),
        external: ["electron", /^electron\//u, /^node:/u, ...builtinModules],
        output: {
          format,
          entryFileNames: `[name].${extension}`,
          chunkFileNames: `chunks/[name]-[hash].${extension}`,
          ...(format === "cjs" ? { codeSplitting: false } : {}),
        },
      },
    },
  };
}

const verifyWorker = "electron/journal/verify-worker.ts";
const worker: Record<string, string> = existsSync(here(verifyWorker)) ? { "verify-worker": verifyWorker } : {};

const environments: Record<string, EnvironmentOptions> = {
  main: runtimeCode({ main: "electron/main.ts", ...worker }, "dist/main", "es"),
  preload: runtimeCode({ preload: "electron/preload.ts" }, "dist/preload", "cjs"),
  displayPreload: runtimeCode({ display: "electron/hosts/electron/preload-display.ts" }, "dist/preload-display", "cjs"),
  browserHost: runtimeCode({ main: "electron/hosts/browser/main.ts", ...worker }, "dist/browser", "es"),
  client: {
    build: {
      outDir: here("dist/renderer"),
      target: "chrome140",
      // A strict Content-Security-Policy refuses data: URLs, so fonts, sounds and WebAssembly stay files.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      sourcemap: false,
      rolldownOptions: { input: here("renderer/index.html") },
    },
  },
  // Apart from the till's page: a page of its own, with nothing in it that could call the till.
  display: {
    consumer: "client",
    build: {
      outDir: here("dist/display"),
      target: "chrome140",
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      copyPublicDir: false,
      rolldownOptions: { input: here("renderer/display.html") },
    },
  },
};

/** `npm run build` builds all of it; `TILLA_BUILD=client,browserHost npm run build` only what is named. */
export default defineConfig({
  root: here("renderer"),
  base: "./",
  publicDir: existsSync(here("renderer/public")) ? "public" : false,
  plugins: [react()],
  build: { emptyOutDir: true, reportCompressedSize: false },
  environments,
  builder: {
    async buildApp(builder) {
      const unknown = chosen?.filter((name) => !(name in environments)) ?? [];
      if (unknown.length > 0) {
        throw new Error(
          `TILLA_BUILD names no environment: ${unknown.join(", ")}. Known: ${Object.keys(environments).join(", ")}.`,
        );
      }
      const wanted = Object.values(builder.environments).filter(({ name }) =>
        chosen === undefined ? name in environments : chosen.includes(name),
      );
      await Promise.all(wanted.map((environment) => builder.build(environment)));
    },
  },
});
