import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { callChannel, EVENT_CHANNEL } from "../../../../../electron/hosts/electron/channels.ts";
import { startTilla } from "../../../../../electron/hosts/electron/start.ts";
import type { TillApi, TillOptions } from "../../../../../electron/ipc/port.ts";
import type { PosError } from "../../../../../shared/errors/pos-error.ts";
import { err, ok, type Result } from "../../../../../shared/result.ts";
import { FakeEvent } from "../../../../fakes/electron/app.ts";
import { app, ipcMain, resetElectron, session } from "../../../../fakes/electron/module.ts";
import { fakeTill, keptLog, settle, tempFolder } from "../../../../fakes/electron/parts.ts";
import { machine, record } from "../../../../fakes/electron/record.ts";
import type { FakeWindow } from "../../../../fakes/electron/window.ts";

const frame = { origin: "app://tilla", url: "app://tilla/index.html", parent: null };
let folder: string;
let argv: string[];

beforeEach(() => {
  resetElectron();
  folder = tempFolder();
  for (const part of ["main", "preload", "renderer", "display"])
    mkdirSync(join(folder, "dist", part), { recursive: true });
  writeFileSync(join(folder, "dist/renderer/index.html"), "<!doctype html>");
  argv = process.argv;
  process.argv = ["electron", ".", `--data=${join(folder, "data")}`];
});
afterEach(() => {
  process.argv = argv;
  process.removeAllListeners("uncaughtException");
  process.removeAllListeners("unhandledRejection");
});

async function start(answer?: Result<TillApi, PosError>) {
  const till = fakeTill();
  const log = keptLog();
  const given: TillOptions[] = [];
  await startTilla({
    createTill(options) {
      given.push(options);
      return Promise.resolve(answer ?? ok(till.till));
    },
    openLog: () => log,
    mainDir: join(folder, "dist/main"),
  });
  await settle();
  const [window] = app.windows;
  return { ...till, log, given, window: window as FakeWindow };
}

describe("a start", () => {
  it("shows the till's page in a window that can do nothing else", async () => {
    const { window } = await start();
    expect(record).toMatchObject({ sandboxed: true, menuRemoved: true, schemes: ["app"], exitCode: null });
    expect(record.loaded).toEqual(["app://tilla/index.html"]);
    expect(record.shown).toEqual(["show"]);
    expect(window.options).toMatchObject({
      show: false,
      webPreferences: {
        preload: join(folder, "dist/preload/preload.cjs"),
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        nodeIntegrationInWorker: false,
        nodeIntegrationInSubFrames: false,
        webSecurity: true,
        allowRunningInsecureContent: false,
        experimentalFeatures: false,
        webviewTag: false,
        spellcheck: false,
        navigateOnDragDrop: false,
        devTools: true,
      },
    });
    expect(window.options.webPreferences).not.toHaveProperty("enableBlinkFeatures");
  });

  it("has no developer tools once it is packaged", async () => {
    machine.packaged = true;
    const { window } = await start();
    expect(window.options.webPreferences?.devTools).toBe(false);
  });

  it("keeps its session apart, without a cache, and shuts the default one too", async () => {
    const { window } = await start();
    expect(window.webContents.session.partition).toBe("persist:tilla");
    for (const one of [session.defaultSession, window.webContents.session]) {
      expect(one.onRequest && one.onCheck && one.onDevice).toBeTruthy();
      expect(one.mayRequest("https://example.invalid/")).toBe(false);
    }
  });

  it("gives the application its ports", async () => {
    const { given } = await start();
    expect(given).toHaveLength(1);
    expect(given[0]).toMatchObject({ dataDir: join(folder, "data"), host: "electron", version: "0.0.0-stand-in" });
    expect(given[0]?.secrets.keptIn).toBe(process.platform === "linux" ? "system" : given[0]?.secrets.keptIn);
    expect(given[0]?.verifyWorker.pathname).toMatch(/dist\/main\/verify-worker\.js$/u);
    expect(record.paths.get("sessionData")).toBe(join(folder, "data", "chromium"));
  });

  it("connects calls and events", async () => {
    const { window, calls, emit } = await start();
    await ipcMain.invoke(window.webContents.id, frame, callChannel("app.status"), [null]);
    expect(calls).toEqual([{ method: "app.status", input: null }]);
    emit({ type: "sale-changed", sale: {}, late: true } as never);
    expect(record.sent.map(({ channel }) => channel)).toEqual([EVENT_CHANNEL]);
  });

  it("brings the window forward when it is started again", async () => {
    const { window } = await start();
    window.minimize();
    app.emit("second-instance", new FakeEvent(), [], "", null);
    expect(record.shown).toEqual(["show", "restore", "show", "focus"]);
  });

  it("ends at once when another till has the data", async () => {
    machine.lockTaken = true;
    const { given } = await start();
    expect(given).toEqual([]);
    expect(record).toMatchObject({ exitCode: 0, loaded: [] });
  });

  it("does not run packaged with its protections taken away", async () => {
    machine.packaged = true;
    process.argv.push("--no-sandbox");
    const { given } = await start();
    expect(given).toEqual([]);
    expect(record).toMatchObject({ exitCode: 1, loaded: [] });
    expect(record.boxes).toEqual([{ title: "Tilla", text: "Tilla does not run with --no-sandbox." }]);
  });

  it("zooms by key, there being no menu for it", async () => {
    const { window } = await start();
    const press = (key: string, more: object = {}) => {
      const event = new FakeEvent();
      window.webContents.emit("before-input-event", event, {
        type: "keyDown",
        control: true,
        alt: false,
        key,
        ...more,
      });
      return event.defaultPrevented;
    };
    expect(press("=")).toBe(true);
    expect(window.webContents.zoom).toBe(0.5);
    for (let n = 0; n < 30; n += 1) press("+");
    expect(window.webContents.zoom).toBe(4);
    press("0");
    expect(window.webContents.zoom).toBe(0);
    expect(press("=", { control: false })).toBe(false);
    expect(press("5")).toBe(false);
  });
});

describe("a start that fails", () => {
  it("says so in a box when the data folder can't be made", async () => {
    writeFileSync(join(folder, "data"), "a file is in the way");
    const { given } = await start();
    expect(given).toEqual([]);
    expect(record.exitCode).toBe(1);
    expect(record.boxes[0]?.text).toMatch(/EEXIST|ENOTDIR/u);
  });

  it("says so on a page of its own, in words", async () => {
    const { window, log } = await start(err({ kind: "storage", reason: "locked", detail: "another process" }));
    expect(record.loaded).toEqual(["app://tilla/trouble.html"]);
    const page = await (await window.webContents.session.fetchPage("app://tilla/trouble.html")).text();
    expect(page).toContain("The till did not open");
    expect((await window.webContents.session.fetchPage("app://tilla/trouble.css")).status).toBe(200);
    expect(ipcMain.handlers.size).toBe(0);
    expect(log.lines).toEqual([]);
    app.quit();
    expect(record.exitCode).toBe(0);
  });

  it("names the way back there when an update has not come to its screen", async () => {
    const updates = join(folder, "data/updates");
    mkdirSync(updates, { recursive: true });
    writeFileSync(join(updates, "WAY-BACK.txt"), "steps");
    const pending = { from: "0.1.0", to: "0.2.0", at: 1, file: "/x.deb", starts: 1 };
    const state = { ready: null, pending, last: null, present: null, previous: null };
    writeFileSync(join(updates, "state.json"), JSON.stringify(state));
    const { window } = await start(err({ kind: "internal", id: "log-1" }));
    const page = await (await window.webContents.session.fetchPage("app://tilla/trouble.html")).text();
    expect(page).toContain(join(updates, "WAY-BACK.txt"));
  });

  it("says so when the application throws", async () => {
    const log = keptLog();
    const createTill = () => Promise.reject(new Error("a bug"));
    await startTilla({ createTill, openLog: () => log, mainDir: join(folder, "dist/main") });
    await settle();
    expect(record.loaded).toEqual(["app://tilla/trouble.html"]);
    expect(log.lines.map(({ event }) => event)).toEqual(["start.failed"]);
  });

  it("says so in a box when there can't even be a window", async () => {
    await startTilla({
      createTill: () => Promise.resolve(ok(fakeTill().till)),
      openLog: () => {
        throw new Error("EACCES: no log");
      },
      mainDir: join(folder, "dist/main"),
    });
    expect(record.exitCode).toBe(1);
    expect(record.boxes[0]?.text).toContain("EACCES: no log");
  });
});

describe("a machine that is only a till", () => {
  const kiosk = { fullScreen: true, startAtLogin: false };

  it("fills the screen, and a person's closing does nothing until the setting is off", async () => {
    const { window, given, state } = await start();
    given[0]?.kiosk?.follow(kiosk);
    expect(record.shown).toEqual(["show", "kiosk"]);
    expect(window.close()).toBe(false);
    await settle();
    expect({ exit: record.exitCode, closed: state.closed }).toEqual({ exit: null, closed: 0 });
    given[0]?.kiosk?.follow({ ...kiosk, fullScreen: false });
    expect(record.shown).toEqual(["show", "kiosk", "window"]);
    window.close();
    await settle();
    expect({ exit: record.exitCode, closed: state.closed }).toEqual({ exit: 0, closed: 1 });
  });

  it("ends all the same when the program is told to: by an update, a fault, the system", async () => {
    const { given, state } = await start();
    given[0]?.kiosk?.follow(kiosk);
    app.quit();
    await settle();
    expect({ exit: record.exitCode, closed: state.closed }).toEqual({ exit: 0, closed: 1 });
  });

  it("shows why there is no till in a window that can be closed", async () => {
    const { window } = await start(err({ kind: "storage", reason: "locked", detail: "another process" }));
    expect(record.shown).toEqual(["show"]);
    expect(window.close()).toBe(true);
  });

  it("can't be started by the system while it runs from its sources", async () => {
    const { given } = await start();
    given[0]?.kiosk?.follow({ ...kiosk, startAtLogin: true });
    expect(given[0]?.kiosk?.loginStart()).toBe("unavailable");
  });
});

describe("quitting", () => {
  it("keeps the window until the charge in flight is over", async () => {
    const { window, startCharge, endCharge, state } = await start();
    startCharge();
    expect(window.close()).toBe(false);
    app.quit();
    app.quit();
    await settle();
    expect({ exit: record.exitCode, closed: state.closed, there: app.windows.size }).toEqual({
      exit: null,
      closed: 0,
      there: 1,
    });
    endCharge();
    await settle();
    expect({ exit: record.exitCode, closed: state.closed, there: app.windows.size }).toEqual({
      exit: 0,
      closed: 1,
      there: 0,
    });
  });

  it("by closing the window closes the journal", async () => {
    const { window, state } = await start();
    window.close();
    await settle();
    expect({ exit: record.exitCode, closed: state.closed }).toEqual({ exit: 0, closed: 1 });
  });

  it("asks the system to wait for a charge, and takes its end as it comes", async () => {
    const { window, startCharge, state } = await start();
    const free = new FakeEvent();
    window.emit("query-session-end", free);
    expect(free.defaultPrevented).toBe(false);
    startCharge();
    const busy = new FakeEvent();
    window.emit("query-session-end", busy);
    expect(busy.defaultPrevented).toBe(true);
    window.emit("session-end");
    expect(state.closed).toBe(1);
  });
});

describe("--provision", () => {
  it("applies the file, and says what became of it on the screen, in the log and on the terminal", async () => {
    const written = vi.spyOn(process.stdout, "write").mockReturnValue(true);
    process.argv.push(`--provision=${join(folder, "none.json")}`);
    const { log } = await start();
    const said = written.mock.calls.map(([text]) => String(text)).join("");
    written.mockRestore();
    expect(said).toBe("not provisioned:\n  the file can't be read: ENOENT\n");
    expect(record.boxes).toEqual([
      { title: "The terminal was not set up, nothing has changed", text: "the file can't be read: ENOENT" },
    ]);
    expect(log.lines).toEqual([{ level: "info", event: "provision.refused", fields: { lines: 1 } }]);
    expect(record.loaded).toEqual(["app://tilla/index.html"]);
  });
});
