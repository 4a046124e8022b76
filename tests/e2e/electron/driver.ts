import { chromium, type Browser, type Page } from "@playwright/test";
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { createLink } from "../../fakes/electron/link.ts";
import type { ElectronRecord } from "../../fakes/electron/record.ts";
import { browserFlags } from "../../tools/browser-flags.ts";
import { findChromium } from "../../tools/chromium.mjs";
import { createScreen } from "./screen.ts";

const root = fileURLToPath(new URL("../../../", import.meta.url));

export interface StandInOptions {
  readonly dataDir: string;
  readonly args?: readonly string[];
  /** A browser that is running already; else one is started and ended with the stand-in. */
  readonly browser?: Browser;
  /** Another folder with `main`, `preload` and `renderer` in it than the project's `dist`. */
  readonly dist?: string;
  readonly packaged?: boolean;
  /** The AppImage that it counts as started from. */
  readonly appImage?: string;
  /** Sees the page before it loads anything. */
  readonly watch?: (page: Page) => void;
}

/** What became of the main process. */
export interface Ended {
  readonly code: number | null;
  readonly signal: string | null;
}

/** The built main and preload, with a Chromium page for a window. */
export interface ElectronStandIn {
  readonly page: Page;
  readonly host: "electron-stand-in";
  /** Ends the main process in good order, as closing the window does, and the browser if it was started here. */
  close(): Promise<void>;
  /** Asks the main process something or makes something happen to it; see tests/fakes/electron/child.ts. */
  tell(op: "crashed" | "secondStart" | "closeWindow" | "quit" | "permission", payload?: unknown): Promise<unknown>;
  /** The page that was loaded as the nth, from 1: a second window, or a page after the first. */
  nthPage(nth: number): Promise<Page>;
  record(): Promise<ElectronRecord>;
  /** Ends the main process as a power cut does. */
  kill(): Promise<Ended>;
  readonly ended: Promise<Ended>;
  /** What the main process wrote. */
  output(): string;
}

/** Starts the Electron host on the stand-in for `electron`; resolves when its first page has loaded. */
export async function launchElectronStandIn(options: StandInOptions): Promise<ElectronStandIn> {
  const executablePath = findChromium();
  const own = options.browser
    ? null
    : await chromium.launch({ args: [...browserFlags], ...(executablePath ? { executablePath } : {}) });
  const browser = options.browser ?? own;
  if (!browser) throw new Error("no browser");
  const child = spawn(
    process.execPath,
    [
      "--disable-warning=ExperimentalWarning",
      "--import",
      new URL("../../fakes/electron/child.ts", import.meta.url).href,
      `${options.dist ?? `${root}dist`}/main/main.js`,
      `--data=${options.dataDir}`,
      ...(options.args ?? []),
    ],
    {
      stdio: ["ignore", "pipe", "pipe", "ipc"],
      env: {
        ...process.env,
        NODE_OPTIONS: "",
        TILLA_STAND_IN_PACKAGED: options.packaged === true ? "1" : "",
        APPIMAGE: options.appImage ?? "",
        XDG_CONFIG_HOME: `${options.dataDir}-config`,
      },
    },
  );
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding("utf8").on("data", (text: string) => (output += text));
  const ended = new Promise<Ended>((resolve) => {
    // Not `exit`: what was printed last is read only by then.
    child.on("close", (code, signal) => resolve({ code, signal }));
  });

  const screen = createScreen(browser, (op, payload) => link.ask(op, payload), options.watch);
  const link = createLink(child, screen.handlers);
  const page = await Promise.race([
    screen.nthLoaded(1),
    ended.then(({ code }) => Promise.reject(new Error(`the main process ended with ${code}:\n${output}`))),
  ]);

  async function stop(): Promise<void> {
    await screen.close();
    await own?.close();
  }
  return {
    page,
    host: "electron-stand-in",
    ended,
    output: () => output,
    nthPage: (nth) => screen.nthLoaded(nth),
    tell: (op, payload) => link.ask(op, payload),
    record: async () => (await link.ask("record")) as ElectronRecord,
    async kill() {
      child.kill("SIGKILL");
      const how = await ended;
      await stop();
      return how;
    },
    async close() {
      // The answer may be lost: the process can be gone before it is sent.
      if (child.exitCode === null && child.signalCode === null) void link.ask("quit").catch(() => undefined);
      await ended;
      await stop();
    },
  };
}
