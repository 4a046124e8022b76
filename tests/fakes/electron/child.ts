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
machine.lockTaken = process.env["TILLA_STAND_IN_LOCK_TAKEN"] === "1";
ending.end = (code) => process.exit(code);

function theWindow(): FakeWindow {
  const [window] = app.windows;
  if (!window) throw new Error("there is no window");
  return window;
}

/** Emits an event that a page can cause, on the window's contents; answers whether it was prevented. */
function navigation(name: string, details: object): boolean {
  const event = Object.assign(new FakeEvent(), details);
  theWindow().webContents.emit(name, event);
  return event.defaultPrevented;
}

const link = createLink(process, {
  async page({ url, method }: { url: string; method: string }) {
    const response = await theWindow().webContents.session.fetchPage(url, method);
    const body = Buffer.from(await response.arrayBuffer()).toString("base64");
    return { status: response.status, headers: Object.fromEntries(response.headers), body };
  },
  mayRequest: ({ url }: { url: string }) => theWindow().webContents.session.mayRequest(url),
  invoke: ({ frame, channel, args }: { frame: FakeFrame; channel: string; args: unknown[] }) =>
    ipcMain.invoke(theWindow().webContents.id, frame, channel, args),
  mayNavigate: ({ url, isMainFrame }: { url: string; isMainFrame: boolean }) =>
    !navigation("will-frame-navigate", { url, isMainFrame }) &&
    !(isMainFrame && navigation("will-navigate", { url, isMainFrame })),
  mayOpen: ({ url }: { url: string }) => theWindow().webContents.openHandler?.({ url }).action === "allow",
  permission: (ask: Ask) => theWindow().webContents.session.ask(ask),
  crashed: () =>
    theWindow().webContents.emit("render-process-gone", new FakeEvent(), { reason: "crashed", exitCode: 5 }),
  secondStart: () => app.emit("second-instance", new FakeEvent(), [], "", null),
  closeWindow: () => theWindow().close(),
  quit: () => app.quit(),
  record: () => ({ ...record, paths: Object.fromEntries(record.paths) }),
});

screen.current = {
  open: async (preload) => void (await link.ask("open", { preload })),
  load: async (url) => void (await link.ask("load", { url })),
  reload: async () => void (await link.ask("reload")),
  send: (channel, payload) => void link.ask("send", { channel, payload }),
  close: () => void link.ask("close"),
};
