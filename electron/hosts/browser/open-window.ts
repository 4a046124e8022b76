import { spawn } from "node:child_process";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

export interface OpenWindow {
  /** Resolves when the window is gone, with whether it had come up at all. */
  readonly closed: Promise<boolean>;
  close(): void;
}

/** A browser that ends this soon never showed anything. */
const CAME_UP_MS = 3_000;

/**
 * Opens an address as a window of its own. The address holds a ticket, and arguments can be read by every program on
 * this machine: it goes through a file that only this user can read. The browser's profile is the till's own, so that
 * no extension reads along.
 */
export function openWindow(program: string, address: string, dataDir: string): OpenWindow {
  const file = join(dataDir, "open.html");
  rmSync(file, { force: true });
  const page = `<!doctype html><meta charset="utf-8"><title>Tilla</title><meta http-equiv="refresh" content="0;url=${address}">`;
  writeFileSync(file, page, { mode: 0o600, flag: "wx" });
  const profile = join(dataDir, "browser-profile");
  const args = [`--app=${pathToFileURL(file).href}`, `--user-data-dir=${profile}`, "--no-first-run", "--disable-sync"];
  const started = performance.now();
  const child = spawn(program, [...args, "--no-default-browser-check"], { stdio: "ignore" });
  const closed = new Promise<boolean>((resolve) => {
    const end = (cameUp: boolean): void => {
      rmSync(file, { force: true });
      resolve(cameUp);
    };
    child.once("error", () => end(false));
    child.once("exit", () => end(performance.now() - started > CAME_UP_MS));
  });
  return { closed, close: () => void child.kill() };
}
