import { fileURLToPath } from "node:url";
import { build } from "vite";
import react from "@vitejs/plugin-react";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Builds the pages of benchmark and camera test with the settings of the till's own pages. Answers the folder. */
export async function buildPages(): Promise<string> {
  const outDir = here("../../../.cache/bench-scan");
  await build({
    configFile: false,
    logLevel: "error",
    root: here("page"),
    base: "./",
    publicDir: false,
    plugins: [react()],
    build: {
      outDir,
      emptyOutDir: true,
      target: "chrome140",
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
      rolldownOptions: {
        input: { still: here("page/still.html"), camera: here("page/camera.html"), wedge: here("page/wedge.html") },
      },
    },
  });
  return outDir;
}
