import type { BrowserWindowConstructorOptions } from "electron";
import { EventEmitter } from "node:events";
import { app, FakeEvent } from "./app.ts";
import { record } from "./record.ts";
import { session, type FakeSession } from "./session.ts";

/** Where windows, by their contents' ids, are really shown: Chromium pages in the child process, nowhere in unit tests. */
export interface Screen {
  open(id: number, preload: string): Promise<void>;
  load(id: number, url: string): Promise<void>;
  reload(id: number): Promise<void>;
  send(id: number, channel: string, payload: unknown): void;
  close(id: number): void;
}

export const screen: { current: Screen | null } = { current: null };

let lastId = 0;

class FakeContents extends EventEmitter {
  readonly id: number;
  readonly session: FakeSession;
  openHandler: ((details: { url: string }) => { action: string }) | null = null;
  destroyed = false;
  crashed = false;
  zoom = 0;
  readonly mainFrame: object = {};
  /** Settles when the window's page exists; loading waits for it. */
  opened: Promise<void> = Promise.resolve();

  constructor(ownSession: FakeSession) {
    super();
    lastId += 1;
    this.id = lastId;
    this.session = ownSession;
  }
  isDestroyed(): boolean {
    return this.destroyed;
  }
  isCrashed(): boolean {
    return this.crashed;
  }
  send(channel: string, payload: unknown): void {
    record.sent.push({ channel, payload: structuredClone(payload) });
    screen.current?.send(this.id, channel, payload);
  }
  reload(): void {
    record.loaded.push("(reload)");
    void screen.current?.reload(this.id);
  }
  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
    this.openHandler = handler;
  }
  getZoomLevel(): number {
    return this.zoom;
  }
  setZoomLevel(level: number): void {
    this.zoom = level;
  }
}

/** Refuses to be made with any of the settings that give a page more than it may have. */
function insist(options: BrowserWindowConstructorOptions, own: FakeSession): void {
  const web = options.webPreferences ?? {};
  const wrong = [
    record.ready ? null : "the app is not ready",
    web.nodeIntegration === true ? "nodeIntegration" : null,
    web.contextIsolation === false ? "contextIsolation: false" : null,
    web.sandbox !== true || !record.sandboxed ? "not sandboxed" : null,
    web.webSecurity === false ? "webSecurity: false" : null,
    web.preload?.endsWith(".cjs") === true ? null : "a sandboxed preload is one CommonJS file",
    own.onRequest && own.onCheck && own.onDevice ? null : "no permission handlers",
  ].filter((problem) => problem !== null);
  if (wrong.length > 0) throw new Error(`the stand-in makes no such window: ${wrong.join(", ")}`);
}

export class FakeWindow extends EventEmitter {
  readonly webContents: FakeContents;
  readonly options: BrowserWindowConstructorOptions;
  #destroyed = false;
  #minimized = false;
  #kiosk = false;

  constructor(options: BrowserWindowConstructorOptions) {
    super();
    const own = (options.webPreferences?.session ?? session.defaultSession) as unknown as FakeSession;
    insist(options, own);
    this.options = options;
    this.webContents = new FakeContents(own);
    app.windows.add(this);
    app.emit("web-contents-created", new FakeEvent(), this.webContents);
    if (!this.webContents.openHandler) throw new Error("the stand-in makes no window without a window-open handler");
    this.webContents.opened =
      screen.current?.open(this.webContents.id, options.webPreferences?.preload ?? "") ?? Promise.resolve();
  }

  async loadURL(url: string): Promise<void> {
    record.loaded.push(url);
    await this.webContents.opened;
    await screen.current?.load(this.webContents.id, url);
    this.emit("ready-to-show");
  }
  show(): void {
    record.shown.push("show");
  }
  showInactive(): void {
    record.shown.push("showInactive");
  }
  getBounds(): { x: number; y: number; width: number; height: number } {
    return { x: 0, y: 0, width: 1366, height: 768 };
  }
  focus(): void {
    record.shown.push("focus");
  }
  minimize(): void {
    this.#minimized = true;
  }
  isMinimized(): boolean {
    return this.#minimized;
  }
  isKiosk(): boolean {
    return this.#kiosk;
  }
  /** As on Windows and Linux: the kiosk is a full screen with another name. */
  setKiosk(on: boolean): void {
    if (on === this.#kiosk) return;
    this.#kiosk = on;
    record.shown.push(on ? "kiosk" : "window");
    this.emit(on ? "enter-full-screen" : "leave-full-screen");
  }
  restore(): void {
    this.#minimized = false;
    record.shown.push("restore");
  }
  isDestroyed(): boolean {
    return this.#destroyed;
  }
  /** Answers whether the window went. */
  close(): boolean {
    if (this.#destroyed) return true;
    const event = new FakeEvent();
    this.emit("close", event);
    if (event.defaultPrevented) return false;
    this.#destroyed = true;
    this.webContents.destroyed = true;
    app.windows.delete(this);
    screen.current?.close(this.webContents.id);
    this.emit("closed");
    if (app.windows.size === 0) app.emit("window-all-closed");
    return true;
  }
}
