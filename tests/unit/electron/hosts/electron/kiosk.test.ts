import { EventEmitter } from "node:events";
import { describe, expect, it } from "vitest";
import { createKiosk } from "../../../../../electron/hosts/electron/kiosk.ts";
import { keptLog } from "../../../../fakes/electron/parts.ts";

const OFF = { fullScreen: false, startAtLogin: false };

class Window extends EventEmitter {
  readonly asked: boolean[] = [];
  readonly webContents = { crashed: false, isCrashed: () => this.webContents.crashed };
  kiosk = false;
  gone = false;
  isDestroyed(): boolean {
    return this.gone;
  }
  isKiosk(): boolean {
    return this.kiosk;
  }
  setKiosk(on: boolean): void {
    this.asked.push(on);
    this.kiosk = on;
  }
}

function machine(login: "works" | "refused" | "none" = "works") {
  const window = new Window();
  const log = keptLog();
  const system = { login, asked: [] as boolean[] };
  const loginStart = (on: boolean): void => {
    system.asked.push(on);
    if (system.login === "refused") throw new Error("EACCES");
  };
  const kiosk = createKiosk({ window, loginStart: login === "none" ? null : loginStart, log });
  return { window, kiosk, log, system };
}

describe("full screen", () => {
  it("comes when there is something to see, not before", () => {
    const { window, kiosk } = machine();
    kiosk.follow({ ...OFF, fullScreen: true });
    expect(window.asked).toEqual([]);
    window.emit("ready-to-show");
    expect(window.asked).toEqual([true]);
  });

  it("follows the settings while the till runs, and asks nothing of the window that it is already", () => {
    const { window, kiosk } = machine();
    kiosk.follow(OFF);
    window.emit("ready-to-show");
    for (const fullScreen of [true, true, false, false]) kiosk.follow({ ...OFF, fullScreen });
    expect(window.asked).toEqual([true, false]);
  });

  it("comes back when the window manager's own keys have left it", () => {
    const { window, kiosk } = machine();
    window.emit("ready-to-show");
    kiosk.follow({ ...OFF, fullScreen: true });
    window.kiosk = false;
    window.emit("leave-full-screen");
    expect(window.asked).toEqual([true, true]);
    kiosk.follow(OFF);
    window.emit("leave-full-screen");
    expect(window.asked).toEqual([true, true, false]);
  });

  it("leaves a window alone that is gone", () => {
    const { window, kiosk } = machine();
    window.emit("ready-to-show");
    window.gone = true;
    kiosk.follow({ ...OFF, fullScreen: true });
    expect(window.asked).toEqual([]);
  });

  it("keeps the window from a person's closing, unless its page is gone and there are no settings to open", () => {
    const { window, kiosk } = machine();
    expect(kiosk.keepsWindow()).toBe(false);
    kiosk.follow({ ...OFF, fullScreen: true });
    expect(kiosk.keepsWindow()).toBe(true);
    window.webContents.crashed = true;
    expect(kiosk.keepsWindow()).toBe(false);
  });
});

describe("starting at login", () => {
  it("is put right at each start, and then only when it changes", () => {
    const { kiosk, system } = machine();
    for (const startAtLogin of [false, false, true, true, false]) kiosk.follow({ ...OFF, startAtLogin });
    expect(system.asked).toEqual([false, true, false]);
    expect(kiosk.loginStart()).toBe("as-set");
  });

  it("says that the system refused, and is tried again with the next change", () => {
    const { kiosk, system, log } = machine("refused");
    kiosk.follow({ ...OFF, startAtLogin: true });
    expect(kiosk.loginStart()).toBe("failed");
    expect(log.lines.map(({ event }) => event)).toEqual(["kiosk.login-start-not-set"]);
    system.login = "works";
    kiosk.follow({ ...OFF, startAtLogin: true });
    expect(kiosk.loginStart()).toBe("as-set");
  });

  it("is unavailable where the system can't start this copy", () => {
    const { kiosk } = machine("none");
    kiosk.follow({ ...OFF, startAtLogin: true });
    expect(kiosk.loginStart()).toBe("unavailable");
  });
});
