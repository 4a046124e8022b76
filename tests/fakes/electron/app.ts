import type { Settings } from "electron";
import { EventEmitter } from "node:events";
import { existsSync } from "node:fs";
import { machine, record } from "./record.ts";
import type { FakeWindow } from "./window.ts";

/** An event that can be prevented, as Electron's are. */
export class FakeEvent {
  defaultPrevented = false;
  preventDefault(): void {
    this.defaultPrevented = true;
  }
}

/** Ends the program; the child process replaces it, in-process tests only note it. */
export const ending = {
  end(code: number): void {
    record.exitCode = code;
  },
};

function onlyBeforeReady(what: string): void {
  if (record.ready) throw new Error(`${what} can only be called before the app is ready`);
}

class FakeApp extends EventEmitter {
  readonly windows = new Set<FakeWindow>();

  get isPackaged(): boolean {
    return machine.packaged;
  }
  async whenReady(): Promise<void> {
    await Promise.resolve();
    record.ready = true;
  }
  getVersion(): string {
    return "0.0.0-stand-in";
  }
  getPath(name: string): string {
    const path = record.paths.get(name);
    if (path === undefined) throw new Error(`Failed to get '${name}' path`);
    return path;
  }
  setPath(name: string, path: string): void {
    if (!existsSync(path)) throw new Error(`the folder ${path} does not exist`);
    record.paths.set(name, path);
  }
  getPreferredSystemLanguages(): string[] {
    return machine.languages;
  }
  enableSandbox(): void {
    onlyBeforeReady("enableSandbox");
    record.sandboxed = true;
  }
  requestSingleInstanceLock(): boolean {
    return !machine.lockTaken;
  }
  setLoginItemSettings(settings: Settings): void {
    record.loginItems.push(settings);
  }
  relaunch(): void {
    record.relaunched += 1;
  }
  exit(code: number): void {
    ending.end(code);
  }
  /** The order of Electron's own: ask everybody, close the windows, go. */
  quit(): void {
    const event = new FakeEvent();
    this.emit("before-quit", event);
    if (event.defaultPrevented) return;
    for (const window of this.windows) {
      if (!window.close()) return;
    }
    ending.end(0);
  }
}

export const app = new FakeApp();

export const protocol = {
  registerSchemesAsPrivileged(schemes: readonly { readonly scheme: string }[]): void {
    onlyBeforeReady("registerSchemesAsPrivileged");
    record.schemes.push(...schemes.map(({ scheme }) => scheme));
  },
};

export const Menu = {
  setApplicationMenu(menu: unknown): void {
    record.menuRemoved = menu === null;
  },
};

export const dialog = {
  showErrorBox(title: string, text: string): void {
    record.boxes.push({ title, text });
  },
  showMessageBox(_window: unknown, box: { readonly message: string; readonly detail?: string }): Promise<object> {
    record.boxes.push({ title: box.message, text: box.detail ?? "" });
    return Promise.resolve({ response: 0 });
  },
};
