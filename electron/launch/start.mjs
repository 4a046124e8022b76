// `npm start`. Runs on Node 20 or newer, builds when needed, then starts Electron or, where it can't be had, the
// browser host.
import { spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { constants } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { hostArgs, readArgs, usage, UsageError } from "./args.mjs";
import { downloadElectron, electronHindrance, findElectron } from "./electron-binary.mjs";
import { isBuilt } from "./freshness.mjs";
import { findNode, oldestNode } from "./node-runtime.mjs";
import { whenOrphaned } from "./orphan.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const say = (/** @type {string} */ line) => console.log(line);
const inBrowser = "opening Tilla in your browser instead (fine for training, not for a shop).";

/**
 * @param {string} message
 * @param {number} code
 * @returns {never}
 */
function stop(message, code) {
  console.error(message);
  process.exit(code);
}

function options() {
  try {
    return readArgs(process.argv.slice(2), process.env["INIT_CWD"] ?? process.cwd());
  } catch (error) {
    if (error instanceof UsageError) return stop(`${error.message}\nTry: npm start -- --help`, 2);
    throw error;
  }
}

/** @param {string} node */
function build(node) {
  if (isBuilt(root)) return;
  const vite = join(root, "node_modules", "vite", "bin", "vite.js");
  if (!existsSync(vite)) stop("Tilla's dependencies are not installed. Run: npm ci", 1);
  say("Building Tilla...");
  const env = { ...process.env };
  delete env["TILLA_BUILD"];
  const built = spawnSync(node, [vite, "build", "--app", "--logLevel", "warn"], { cwd: root, env, stdio: "inherit" });
  if (built.status !== 0) stop("The build failed; the reason is above.", 1);
}

/**
 * Runs the till in place of this process: same terminal, same signals, same exit code.
 * @param {string} program
 * @param {string[]} args
 */
function become(program, args) {
  const env = { ...process.env };
  // Terminals inside Electron-based editors set it; it would turn Electron into a plain Node.
  delete env["ELECTRON_RUN_AS_NODE"];
  const child = spawn(program, args, { cwd: root, env, stdio: "inherit" });
  /** @type {NodeJS.Signals[]} */
  const passed = ["SIGINT", "SIGTERM", "SIGHUP"];
  for (const signal of passed) {
    process.on(signal, () => {
      // A terminal sends Ctrl+C to the child as well.
      if (signal !== "SIGINT" || !process.stdin.isTTY) child.kill(signal);
    });
  }
  // npm hands a signal to the shell between it and this program, which dies of it and tells nobody.
  if (process.env["npm_lifecycle_event"] !== undefined) whenOrphaned(() => child.kill("SIGTERM"));
  child.on("error", (error) => stop(`Could not start ${program}: ${error.message}`, 1));
  child.on("exit", (code, signal) => process.exit(signal === null ? (code ?? 1) : 128 + constants.signals[signal]));
}

/**
 * @param {import("./args.mjs").LaunchOptions} chosen
 * @param {string} node
 * @returns {Promise<string | undefined>} Electron's program, or undefined for the browser
 */
async function electronProgram(chosen, node) {
  if (chosen.host === "browser") return undefined;
  const env = process.env;
  const hindrance = electronHindrance({ platform: process.platform, uid: process.getuid?.(), env });
  if (hindrance !== undefined) {
    if (chosen.host === "electron") stop(`${hindrance}. Use an ordinary user's desktop, or --host=browser.`, 1);
    say(`${hindrance}; ${inBrowser}`);
    return undefined;
  }
  const program = findElectron(root, env) ?? (await downloadElectron({ root, node, env, say }));
  if (program !== undefined) return program;
  if (chosen.host === "electron") stop("Electron's program could not be downloaded. Try: npx install-electron", 1);
  say(`Electron's program could not be downloaded; ${inBrowser}`);
  return undefined;
}

const chosen = options();
if (chosen.help) {
  say(usage);
} else {
  if (chosen.provision !== undefined && !existsSync(chosen.provision)) {
    stop(`There is no file ${chosen.provision} to provision from.`, 2);
  }
  const node = findNode(root, process);
  if (node === undefined) {
    stop(
      `Tilla needs Node ${oldestNode} or newer, and this is ${process.version}. Get one from https://nodejs.org.`,
      1,
    );
  } else {
    build(node);
    const electron = await electronProgram(chosen, node);
    if (electron === undefined) become(node, [join(root, "dist/browser/main.js"), ...hostArgs(chosen, "browser")]);
    else become(electron, [root, ...hostArgs(chosen, "electron")]);
  }
}
