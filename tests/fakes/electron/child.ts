import { registerHooks } from "node:module";
import { app, ending, FakeEvent } from "./app.ts";
import { ipcMain, type FakeFrame } from "./ipc.ts";
import { createLink } from "./link.ts";
import { machine, record } from "./record.ts";
import type { Ask } from "./session.ts";
import { screen, type FakeWindow } from "./window.ts";

// Loaded by `node --import` before the built main bundle: gives it the stand-in for `electron` and connects that to
// the test process, where Chromium is.
const electron = new URL("./module.ts", import.meta.url).href;
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === "electron" ? { url: electron, shortCircuit: true } : next(specifier, context),
});

machine.packaged = process.env["TILLA_STAND_IN_PACKAGED"] === "1";
record.paths.set("appData", process.env["XDG_CONFIG_HOME"] ?? "");
machine.lockTaken = process.env["TILLA_STAND_IN_LOCK_TAKEN"] === "1";
ending.end = (code) => process.exit(code);

/** A window by its contents' id; the till's own when none is named. */
function theWindow(id?: number): FakeWindow {
  const window = [...app.windows].find(({ webContents }) => id === undefined || webContents.id === id);
  if (!window) throw new Error("there is no window");
  return window;
}

/** Emits an event that a page can cause, on the window's contents; answers whether it was prevented. */
function navigation(id: number, name: string, details: object): boolean {
  const event = Object.assign(new FakeEvent(), details);
  theWindow(id).webContents.emit(name, event);
  return event.defaultPrevented;
}

const link = createLink(process, {
  async page({ id, url, method }: { id: number; url: string; method: string }) {
    const response = await theWindow(id).webContents.session.fetchPage(url, method);
    const body = Buffer.from(await response.arrayBuffer()).toString("base64");
    return { status: response.status, headers: Object.fromEntries(response.headers), body };
  },
  mayRequest: ({ id, url }: { id: number; url: string }) => theWindow(id).webContents.session.mayRequest(url),
  invoke: ({ id, frame, channel, args }: { id: number; frame: FakeFrame; channel: string; args: unknown[] }) =>
    ipcMain.invoke(id, frame, channel, args),
  mayNavigate: ({ id, url, isMainFrame }: { id: number; url: string; isMainFrame: boolean }) =>
    !navigation(id, "will-frame-navigate", { url, isMainFrame }) &&
    !(isMainFrame && navigation(id, "will-navigate", { url, isMainFrame })),
  mayOpen: ({ id, url }: { id: number; url: string }) =>
    theWindow(id).webContents.openHandler?.({ url }).action === "allow",
  permission: ({ id, ...ask }: Ask & { id?: number }) => theWindow(id).webContents.session.ask(ask),
  crashed: () =>
    theWindow().webContents.emit("render-process-gone", new FakeEvent(), { reason: "crashed", exitCode: 5 }),
  secondStart: () => app.emit("second-instance", new FakeEvent(), [], "", null),
  closeWindow: () => theWindow().close(),
  quit: () => app.quit(),
  record: () => ({ ...record, paths: Object.fromEntries(record.paths) }),
});

screen.current = {
  open: async (id, preload) => void (await link.ask("open", { id, preload })),
  load: async (id, url) => void (await link.ask("load", { id, url })),
  reload: async (id) => void (await link.ask("reload", { id })),
  send: (id, channel, payload) => void link.ask("send", { id, channel, payload }),
  close: (id) => void link.ask("close", { id }),
};
