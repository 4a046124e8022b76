import { beforeEach, describe, expect, it } from "vitest";
import type { BrowserWindow, Session, WebContents } from "electron";
import { DISPLAY_CHANNEL, DISPLAY_NOW_CHANNEL } from "../../../../../electron/hosts/electron/channels.ts";
import { createDisplayWindow } from "../../../../../electron/hosts/electron/display-window.ts";
import { guardContents } from "../../../../../electron/hosts/electron/guards.ts";
import { applySessionPolicy } from "../../../../../electron/hosts/electron/session-policy.ts";
import type { DisplayView } from "../../../../../shared/domain/customer-display.ts";
import { app, ipcMain, resetElectron, screen, session } from "../../../../fakes/electron/module.ts";
import { keptLog, settle } from "../../../../fakes/electron/parts.ts";
import { machine, record } from "../../../../fakes/electron/record.ts";
import { FakeWindow } from "../../../../fakes/electron/window.ts";
import { IDLE_VIEW } from "../../../../fakes/quiet-display.ts";

const frame = { origin: "app://tilla", url: "app://tilla/", parent: null };

async function keeper() {
  record.ready = true;
  record.sandboxed = true;
  const log = keptLog();
  app.on("web-contents-created", (_event, contents: WebContents) => guardContents(contents, log));
  const own = session.fromPartition("tilla-display");
  // What the host lays on the session, on the stand-in's one.
  await applySessionPolicy(own as unknown as Session, true, log, "none");
  const main = new FakeWindow({
    webPreferences: { preload: "main.cjs", sandbox: true, session: own as unknown as Session },
  });
  const deps = { preload: "display.cjs", packaged: true, monitors: screen, registry: ipcMain, log };
  const display = createDisplayWindow({
    ...deps,
    session: own as unknown as Session,
    main: main as unknown as BrowserWindow,
  });
  let tell: (view: DisplayView | null) => void = () => undefined;
  const connect = (first: DisplayView | null) =>
    display.connect({
      subscribe(listener) {
        tell = listener;
        listener(first);
        return () => undefined;
      },
    });
  const windows = () => [...app.windows].filter((window) => window !== main);
  return { main, own, display, log, connect, windows, tell: (view: DisplayView | null) => tell(view) };
}

beforeEach(resetElectron);

describe("the customer's window", () => {
  it("is not there while the shop wants none, comes with the wish and goes with it", async () => {
    const { connect, windows, tell, display } = await keeper();
    connect(null);
    await display.open();
    expect(windows()).toEqual([]);
    tell(IDLE_VIEW);
    expect(windows()).toHaveLength(1);
    tell({ ...IDLE_VIEW, mode: "training" });
    expect(windows()).toHaveLength(1);
    tell(null);
    expect(windows()).toEqual([]);
  });

  it("fills the other monitor, takes no keys there, and is a window of its own where there is one monitor", async () => {
    machine.monitors.push({ id: 2, bounds: { x: 1366, y: 0, width: 1280, height: 800 } });
    const two = await keeper();
    two.connect(IDLE_VIEW);
    expect(two.windows()[0]?.options).toMatchObject({ x: 1366, width: 1280, fullscreen: true, focusable: false });
    resetElectron();
    const one = await keeper();
    one.connect(IDLE_VIEW);
    expect(one.windows()[0]?.options).not.toHaveProperty("fullscreen");
  });

  it("has its own preload and is as shut as the till's window", async () => {
    const { connect, windows, own } = await keeper();
    connect(IDLE_VIEW);
    expect(windows()[0]?.options.webPreferences).toMatchObject({
      preload: "display.cjs",
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      devTools: false,
    });
    expect(own.ask({ permission: "media", media: ["video"], origin: "app://tilla", isMainFrame: true })).toBe(false);
    expect(record.loaded).toEqual(["app://tilla/"]);
  });

  it("is told each view, and answers its own page alone what is shown now", async () => {
    const { connect, windows, tell, main, log } = await keeper();
    connect(IDLE_VIEW);
    const training = { ...IDLE_VIEW, mode: "training" } as const;
    tell(training);
    expect(record.sent.at(-1)).toEqual({ channel: DISPLAY_CHANNEL, payload: training });
    const id = windows()[0]?.webContents.id ?? 0;
    expect(await ipcMain.invoke(id, frame, DISPLAY_NOW_CHANNEL, [null])).toEqual(training);
    await expect(ipcMain.invoke(main.webContents.id, frame, DISPLAY_NOW_CHANNEL, [null])).rejects.toThrow("refused");
    const astray = { ...frame, origin: "https://evil.example", url: "https://evil.example/" };
    await expect(ipcMain.invoke(id, astray, DISPLAY_NOW_CHANNEL, [null])).rejects.toThrow("refused");
    expect(log.lines.filter(({ event }) => event === "ipc.refused")).toHaveLength(2);
  });

  it("closed by hand stays closed until somebody asks for it, and goes with the till's window", async () => {
    const { connect, windows, tell, display, main } = await keeper();
    connect(IDLE_VIEW);
    windows()[0]?.close();
    tell({ ...IDLE_VIEW, locale: "ru" });
    expect(windows()).toEqual([]);
    await display.open();
    expect(windows()).toHaveLength(1);
    await settle();
    main.close();
    expect([...app.windows]).toEqual([]);
  });
});
