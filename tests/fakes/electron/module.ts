import { EventEmitter } from "node:events";
import { app, dialog, Menu, protocol } from "./app.ts";
import { ipcMain } from "./ipc.ts";
import { machine, resetRecord } from "./record.ts";
import { createKeyStore } from "./safe-storage.ts";
import { resetSessions, session } from "./session.ts";
import { FakeWindow } from "./window.ts";

// Stands in for the `electron` module: vitest's alias of it, and what the built main bundle gets in the child process.
const safeStorage = createKeyStore();
const powerMonitor = new EventEmitter();
/** Keeps nothing awake: what is asked of it is tested by itself. */
const screen = {
  getAllDisplays: () => machine.monitors,
  getDisplayMatching() {
    const [own] = machine.monitors;
    if (!own) throw new Error("a machine has a monitor");
    return own;
  },
};
const powerSaveBlocker = { start: () => 1, stop: () => true };

export { app, dialog, FakeWindow as BrowserWindow, ipcMain, Menu, powerMonitor, powerSaveBlocker };
export { protocol, safeStorage, screen, session };

/** A program that was not started yet. */
export function resetElectron(): void {
  app.removeAllListeners();
  app.windows.clear();
  ipcMain.handlers.clear();
  ipcMain.removeAllListeners();
  powerMonitor.removeAllListeners();
  resetRecord();
  resetSessions();
  Object.assign(safeStorage.keys, createKeyStore().keys);
}

// electron-store asks for the module as a whole.
// oxlint-disable-next-line import/no-default-export
export default { app, dialog, BrowserWindow: FakeWindow, ipcMain, Menu, protocol, safeStorage, session };
