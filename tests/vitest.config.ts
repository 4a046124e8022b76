import react from "@vitejs/plugin-react";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: here(".."),
  plugins: [react()],
  cacheDir: here("../.cache/vitest"),
  test: {
    maxWorkers: 2,
    // Generous: property tests of a real journal take their time on a busy machine.
    testTimeout: 120_000,
    hookTimeout: 30_000,
    // A test that outlives its assertions, or a stray process, must not hold the run for ever.
    teardownTimeout: 10_000,
    restoreMocks: true,
    unstubGlobals: true,
    unstubEnvs: true,
    projects: [
      {
        extends: true,
        resolve: {
          // Importing the real package in plain Node tries to download Electron's program.
          alias: [{ find: /^electron$/u, replacement: here("fakes/electron/module.ts") }],
        },
        test: {
          name: "node",
          environment: "node",
          include: [
            "tests/unit/electron/**/*.test.ts",
            "tests/unit/shared/**/*.test.ts",
            "tests/unit/house/**/*.test.ts",
            "tests/contract/**/*.test.ts",
            "tests/integration/**/*.test.ts",
          ],
          setupFiles: [here("setup/node.ts")],
          server: { deps: { inline: ["electron-store"] } },
        },
      },
      {
        extends: true,
        test: {
          name: "crash",
          environment: "node",
          include: ["tests/crash/**/*.test.ts"],
          globalSetup: [here("crash/host-bundle.ts")],
          setupFiles: [here("setup/node.ts")],
          // Hundreds of lives of a till. Each wait in them has a limit of its own.
          testTimeout: 1_800_000,
        },
      },
      {
        extends: true,
        test: {
          name: "simulation",
          environment: "node",
          include: ["tests/simulation/**/*.test.ts"],
          globalSetup: [here("simulation/worker-bundle.ts")],
          setupFiles: [here("setup/node.ts")],
          // Thousands of histories in one test.
          testTimeout: 1_200_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: "jsdom",
          environment: "jsdom",
          include: ["tests/unit/renderer/**/*.test.{ts,tsx}"],
          setupFiles: [here("setup/jsdom.ts")],
        },
      },
    ],
  },
});
