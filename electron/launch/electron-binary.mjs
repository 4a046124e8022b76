import { spawn } from "node:child_process";
import { lookup } from "node:dns/promises";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

const downloadLimitMs = 60_000;
const lookupLimitMs = 3_000;

/**
 * Electron's program where it is on this machine. Asks the disk only: importing the package would download it.
 * @param {string} root
 * @param {NodeJS.ProcessEnv} env
 * @returns {string | undefined}
 */
export function findElectron(root, env) {
  const folder = join(root, "node_modules", "electron");
  const pathFile = join(folder, "path.txt");
  const named = existsSync(pathFile) ? readFileSync(pathFile, "utf8").trim() : "";
  const override = env["ELECTRON_OVERRIDE_DIST_PATH"];
  if (override !== undefined && override !== "") {
    const program = join(override, named === "" ? "electron" : named);
    return existsSync(program) ? program : undefined;
  }
  if (named === "") return undefined;
  const program = join(folder, "dist", named);
  return existsSync(program) ? program : undefined;
}

/**
 * Where the download would come from; undefined when a proxy or a broken setting makes asking pointless.
 * @param {NodeJS.ProcessEnv} env
 * @returns {string | undefined}
 */
function downloadHost(env) {
  const proxies = ["HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"];
  if (proxies.some((name) => (env[name] ?? "") !== "")) return undefined;
  const mirror = env["ELECTRON_MIRROR"] ?? env["npm_config_electron_mirror"] ?? "https://github.com/";
  return URL.canParse(mirror) ? new URL(mirror).hostname : undefined;
}

/** @param {string} host */
async function resolves(host) {
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  /** @type {Promise<boolean>} */
  const late = new Promise((resolve) => {
    timer = setTimeout(() => resolve(false), lookupLimitMs);
  });
  const found = lookup(host).then(
    () => true,
    () => false,
  );
  const answer = await Promise.race([found, late]);
  clearTimeout(timer);
  return answer;
}

/**
 * Runs the electron package's own download step, bounded in time; says afterwards whether the program is there.
 * @param {{ root: string; node: string; env: NodeJS.ProcessEnv; say: (line: string) => void }} where
 * @returns {Promise<string | undefined>}
 */
export async function downloadElectron({ root, node, env, say }) {
  const script = join(root, "node_modules", "electron", "install.js");
  if ((env["ELECTRON_SKIP_BINARY_DOWNLOAD"] ?? "") !== "" || !existsSync(script)) return undefined;
  const host = downloadHost(env);
  if (host !== undefined && !(await resolves(host))) return undefined;
  say("Downloading Electron's program (about 120 MB, once)...");
  await new Promise((resolve) => {
    const child = spawn(node, [script], { env, stdio: "ignore", timeout: downloadLimitMs, killSignal: "SIGKILL" });
    child.on("error", resolve);
    child.on("exit", resolve);
  });
  return findElectron(root, env);
}

/**
 * Why Electron can't run here even with its program present; undefined when nothing speaks against it.
 * @param {{ platform: string; uid: number | undefined; env: NodeJS.ProcessEnv }} machine
 * @returns {string | undefined}
 */
export function electronHindrance({ platform, uid, env }) {
  if (platform !== "linux") return undefined;
  // Its sandbox could be switched off; a till that takes money does not do that by itself.
  if (uid === 0) return "Electron refuses to run as root";
  const hasScreen = (env["DISPLAY"] ?? "") !== "" || (env["WAYLAND_DISPLAY"] ?? "") !== "";
  return hasScreen ? undefined : "Electron needs a graphical session and there is none";
}
