import { defineConfig } from "@playwright/test";
import { fileURLToPath } from "node:url";
import { browserFlags } from "./tools/browser-flags.ts";
import { findChromium } from "./tools/chromium.mjs";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const executablePath = findChromium();

export default defineConfig({
  testDir: here("e2e"),
  outputDir: here("../test-results"),
  forbidOnly: true,
  fullyParallel: true,
  workers: 2,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [["list"], ["json", { outputFile: here("../.cache/playwright.json") }]],
  projects: [{ name: "chromium" }],
  use: {
    browserName: "chromium",
    launchOptions: { args: [...browserFlags], ...(executablePath === undefined ? {} : { executablePath }) },
    locale: "en",
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
  },
});
