import { spawn } from "node:child_process";
import { cpSync, utimesSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { folderWith } from "./folder.ts";

const future = Date.now() / 1000 + 3600;

/** A built checkout without Electron, whose browser host is `script`. */
function checkout(script: string): string {
  const outputs = {
    "package.json": '{"type":"module"}',
    "dist/main/main.js": "",
    "dist/preload/preload.cjs": "",
    "dist/preload-display/display.cjs": "",
    "dist/browser/main.js": script,
    "dist/renderer/index.html": "",
    "dist/display/display.html": "",
  };
  const root = folderWith(outputs);
  cpSync(resolve("electron/launch"), join(root, "electron/launch"), { recursive: true });
  for (const file of Object.keys(outputs)) utimesSync(join(root, file), future, future);
  return root;
}

function start(root: string, ...args: string[]) {
  const env = { ...process.env, INIT_CWD: root };
  const child = spawn(process.execPath, [join(root, "electron/launch/start.mjs"), ...args], { env, stdio: "pipe" });
  onTestFinished(() => void child.kill("SIGKILL"));
  let out = "";
  child.stdout.on("data", (chunk) => (out += String(chunk)));
  child.stderr.on("data", (chunk) => (out += String(chunk)));
  const ended = new Promise<{ code: number | null; out: string }>((done) => {
    child.on("close", (code) => done({ code, out }));
  });
  return { child, ended, said: () => out };
}

const tellArgs = `console.log("args " + JSON.stringify(process.argv.slice(2)));`;

test("without Electron opens the browser host, says so in one line, and passes the options on", async () => {
  const root = checkout(tellArgs);
  const { code, out } = await start(root, "--no-open", "--port=0", "--data=till").ended;
  expect(code).toBe(0);
  const lines = out.trim().split("\n");
  expect(lines).toHaveLength(2);
  expect(lines[0]).toMatch(/; opening Tilla in your browser instead \(fine for training, not for a shop\)\.$/u);
  expect(lines[1]).toBe(`args ${JSON.stringify(["--port=0", "--no-open", `--data=${join(root, "till")}`])}`);
});

test("says nothing of Electron when the browser was asked for", async () => {
  const { out } = await start(checkout(tellArgs), "--host=browser").ended;
  expect(out).toBe("args []\n");
});

test("asked for Electron alone, it does not open something else", async () => {
  const { code, out } = await start(checkout(tellArgs), "--host=electron").ended;
  expect(code).toBe(1);
  expect(out).toMatch(/Electron/u);
  expect(out).not.toMatch(/args/u);
});

test("an unknown option ends it with code 2", async () => {
  const { code, out } = await start(checkout(tellArgs), "--frob").ended;
  expect(code).toBe(2);
  expect(out).toMatch(/--frob/u);
});

test("a provisioning file that is not there ends it with code 2", async () => {
  const { code, out } = await start(checkout(tellArgs), "--host=browser", "--provision=none.json").ended;
  expect(code).toBe(2);
  expect(out).toMatch(/none\.json/u);
});

test("the exit code is the host's", async () => {
  expect((await start(checkout("process.exit(7)"), "--host=browser").ended).code).toBe(7);
});

test.skipIf(process.platform === "win32")("a signal reaches the host, which ends in its own time", async () => {
  const script = `
    process.on("SIGTERM", () => { console.log("closing"); process.exit(3); });
    setInterval(() => {}, 1000);
    console.log("up");
  `;
  const run = start(checkout(script), "--host=browser");
  await expect.poll(run.said, { timeout: 10_000 }).toContain("up");
  run.child.kill("SIGTERM");
  const { code, out } = await run.ended;
  expect(out).toContain("closing");
  expect(code).toBe(3);
});

/** A host that says who it is, and how it was asked to end. */
const patient = `
  process.on("SIGTERM", () => { console.log("closing"); process.exit(3); });
  setInterval(() => {}, 1000);
  console.log("up " + process.pid);
`;

test.skipIf(process.platform === "win32")("npm's shell dying of a signal does not leave the host running", async () => {
  const root = checkout(patient);
  // As npm does: a shell in between, which must not `exec` the launcher and so passes no signal on.
  const command = `"${process.execPath}" "${join(root, "electron/launch/start.mjs")}" --host=browser; true`;
  const env = { ...process.env, npm_lifecycle_event: "start" };
  const shell = spawn("/bin/sh", ["-c", command], { env, stdio: ["ignore", "pipe", "inherit"] });
  let out = "";
  shell.stdout.on("data", (chunk) => (out += String(chunk)));
  const allEnded = new Promise((done) => shell.on("close", done));
  await expect.poll(() => out, { timeout: 10_000 }).toMatch(/up \d+/u);
  const host = Number(/up (\d+)/u.exec(out)?.[1]);
  onTestFinished(() => {
    if (isAlive(host)) process.kill(host, "SIGKILL");
  });
  shell.kill("SIGTERM");
  // The pipe closes when the last of the three has ended.
  await allEnded;
  expect(out).toContain("closing");
  expect(isAlive(host)).toBe(false);
});

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
