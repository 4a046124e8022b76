import {
  app,
  dialog,
  ipcMain,
  powerMonitor,
  powerSaveBlocker,
  safeStorage,
  screen,
  session,
  type BrowserWindow,
} from "electron";
import { pathToFileURL } from "node:url";
import { join } from "node:path";
import type { PosError } from "../../../shared/errors/pos-error.ts";
import { err, type Result } from "../../../shared/result.ts";
import type { TillApi, TillOptions } from "../../ipc/port.ts";
import type { Logger } from "../../logging/port.ts";
import { systemClock, type Clock } from "../../runtime/clock.ts";
import { systemIds } from "../../runtime/ids.ts";
import { wayBackOfPending } from "../../update/way-back.ts";
import { provisionFrom } from "../provision.ts";
import { TROUBLE_PATH, troublePages } from "../trouble-page.ts";
import { localesFor, WORDS } from "../words.ts";
import { connectWindow } from "./calls.ts";
import { createDisplayWindow, type DisplayWindow } from "./display-window.ts";
import { createDocumentFile } from "./document-file.ts";
import { prepare, type Prepared } from "./entry.ts";
import { handleFaults } from "./faults.ts";
import { guardContents } from "./guards.ts";
import { ORIGIN, START_PAGE } from "./origin.ts";
import { createPageServer } from "./page-server.ts";
import { keepAwake } from "./power.ts";
import { createQuitGate } from "./quit.ts";
import { reloadAfterCrash } from "./recovery.ts";
import { createKiosk, type Kiosk } from "./kiosk.ts";
import { loginStartOf } from "./login-start.ts";
import { servePages } from "./scheme.ts";
import { openSecretStore } from "./secret-store.ts";
import { applySessionPolicy } from "./session-policy.ts";
import { createSettingsFile } from "./settings-file.ts";
import { createUpdates, type PendingUpdate } from "./updates.ts";
import { focusWindow, openWindow } from "./window.ts";

/** What the Electron host is given: the application, and where its own built files lie. */
export interface HostParts {
  createTill(options: TillOptions): Promise<Result<TillApi, PosError>>;
  openLog(dataDir: string, clock: Clock): Logger;
  /** The folder of the built main script; the page and the preload lie beside it. */
  readonly mainDir: string;
}

/** Starts the till under Electron, or says in a box of the system's own why there can't even be a window. */
export async function startTilla(parts: HostParts): Promise<void> {
  try {
    const prepared = prepare(process.argv, process.cwd());
    if (prepared) await run(parts, prepared);
  } catch (error) {
    dialog.showErrorBox("Tilla", `${WORDS.en.advice.fault}\n\n${String(error)}`);
    app.exit(1);
  }
}

/** The order of things; each of them is in a file of its own. */
async function run(parts: HostParts, prepared: Prepared): Promise<void> {
  const log = parts.openLog(prepared.dataDir, systemClock);
  let window: BrowserWindow | null = null;
  handleFaults(process, { log, upMs: () => performance.now(), relaunch: () => app.relaunch(), quit: () => app.quit() });
  app.on("second-instance", () => focusWindow(window));
  app.on("web-contents-created", (_event, contents) => guardContents(contents, log));
  app.on("window-all-closed", () => app.quit());
  await app.whenReady();

  const pages = createPageServer(join(parts.mainDir, "../renderer"));
  await applySessionPolicy(session.defaultSession, app.isPackaged, log);
  const own = session.fromPartition("persist:tilla", { cache: false });
  await applySessionPolicy(own, app.isPackaged, log);
  servePages(own, pages);

  // The window's process starts while the journal opens.
  window = openWindow(join(parts.mainDir, "../preload/preload.cjs"), own, app.isPackaged);
  reloadAfterCrash(window.webContents, systemClock, log);
  const display = await customerDisplay(parts.mainDir, window, log);
  const updates = createUpdates({ log, quit: () => app.quit() });
  const kiosk = kioskOf(window, prepared, log);
  const till = await openTill(parts, prepared, { updates, kiosk, display }, log);
  if (!till.ok) {
    const locales = localesFor(app.getPreferredSystemLanguages());
    const { dataDir } = prepared;
    const wayBack = wayBackOfPending(dataDir, log);
    for (const page of troublePages({ error: till.error, locales, dataDir, wayBack })) pages.put(page);
    show(window, `${ORIGIN}${TROUBLE_PATH}`, log);
    return;
  }
  holdQuitting({ window, till: till.value, updates, kiosk, log });
  const quit = () => app.quit();
  keepAwake({ till: till.value, clock: systemClock, blocker: powerSaveBlocker, monitor: powerMonitor, quit });
  connectWindow(ipcMain, window.webContents, till.value, log);
  display.connect(till.value.display);
  if (prepared.args.provision !== null) await provision(prepared.args.provision, till.value, window, log);
  show(window, START_PAGE, log);
}

/** The customer's window has a session of its own: nothing of the till's page can be reached from it. */
async function customerDisplay(mainDir: string, main: BrowserWindow, log: Logger): Promise<DisplayWindow> {
  const own = session.fromPartition("tilla-display", { cache: false });
  await applySessionPolicy(own, app.isPackaged, log, "none");
  servePages(own, createPageServer(join(mainDir, "../display"), "/display.html"));
  const preload = join(mainDir, "../preload-display/display.cjs");
  return createDisplayWindow({
    preload,
    session: own,
    packaged: app.isPackaged,
    monitors: screen,
    registry: ipcMain,
    main,
    log,
  });
}

function show(window: BrowserWindow, address: string, log: Logger): void {
  // Rejects also when the window is closed while it loads, which is nobody's fault.
  window.loadURL(address).catch((error: unknown) => log.error("window.load-failed", error));
}

async function openTill(
  parts: HostParts,
  { dataDir }: Prepared,
  machine: Required<Pick<TillOptions, "updates" | "kiosk" | "display">>,
  log: Logger,
): Promise<Result<TillApi, PosError>> {
  const clock = systemClock;
  try {
    const file = createDocumentFile(dataDir, "secrets", clock);
    const secrets = await openSecretStore({ file, safeStorage, platform: process.platform, log });
    return await parts.createTill({
      dataDir,
      host: "electron",
      version: app.getVersion(),
      settingsFile: createSettingsFile(dataDir, clock),
      secrets,
      clock,
      log,
      ids: systemIds(),
      verifyWorker: pathToFileURL(join(parts.mainDir, "verify-worker.js")),
      ...machine,
    });
  } catch (error) {
    return err({ kind: "internal", id: log.error("start.failed", error) });
  }
}

function kioskOf(window: BrowserWindow, { args }: Prepared, log: Logger): Kiosk {
  const { platform, execPath, env } = process;
  const appImage = env["APPIMAGE"] ?? "";
  const loginStart = loginStartOf({ app, platform, execPath, appImage, dataDir: args.dataDir });
  return createKiosk({ window, loginStart, log });
}

interface Quitting {
  readonly window: BrowserWindow;
  readonly till: TillApi;
  readonly updates: PendingUpdate;
  readonly kiosk: Kiosk;
  readonly log: Logger;
}

function holdQuitting({ window, till, updates, kiosk, log }: Quitting): void {
  let isEnding = false;
  const last = () => updates.runLast();
  const gate = createQuitGate({ till, clock: systemClock, log, last, quit: () => app.quit() });
  app.on("before-quit", (event) => {
    isEnding = true;
    gate.hold(event);
  });
  window.on("close", (event) => {
    if (!isEnding && kiosk.keepsWindow()) event.preventDefault();
    // The window stays while a charge is in flight, so that its outcome is seen.
    else gate.hold(event);
  });
  window.on("query-session-end", (event) => {
    if (till.busy()) event.preventDefault();
  });
  window.on("session-end", () => gate.sessionEnds());
}

async function provision(file: string, till: TillApi, window: BrowserWindow, log: Logger): Promise<void> {
  const { applied, lines } = await provisionFrom(file, till);
  log.info(applied ? "provision.applied" : "provision.refused", { lines: lines.length });
  process.stdout.write(`${[applied ? "provisioned:" : "not provisioned:", ...lines].join("\n  ")}\n`);
  const [locale = "en"] = localesFor(app.getPreferredSystemLanguages());
  const message = applied ? WORDS[locale].provisioned : WORDS[locale].notProvisioned;
  // Not awaited: the till opens behind the message.
  void dialog.showMessageBox(window, { type: applied ? "info" : "warning", message, detail: lines.join("\n") });
}
