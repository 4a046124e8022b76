import type { KioskHost } from "../../ipc/port.ts";
import type { Logger } from "../../logging/port.ts";
import type { LoginStart } from "../../../shared/ipc/status.ts";

/** The till's window, as far as a kiosk needs it. */
export interface KioskWindow {
  on(event: "leave-full-screen", listener: () => void): unknown;
  once(event: "ready-to-show", listener: () => void): unknown;
  isDestroyed(): boolean;
  isKiosk(): boolean;
  setKiosk(on: boolean): void;
  readonly webContents: { isCrashed(): boolean };
}

export interface Kiosk extends KioskHost {
  /** A person's closing of the window is refused: the way out is the setting, and that is a manager's. */
  keepsWindow(): boolean;
}

interface Parts {
  readonly window: KioskWindow;
  /** Turns the start at login on or off; null where this copy can't be started by the system. */
  readonly loginStart: ((on: boolean) => void) | null;
  readonly log: Logger;
}

/** Makes window and login follow the settings. */
export function createKiosk({ window, loginStart, log }: Parts): Kiosk {
  let wanted = false;
  let isShown = false;
  let registered: boolean | null = null;
  let login: LoginStart = loginStart ? "as-set" : "unavailable";

  function fill(): void {
    if (isShown && !window.isDestroyed() && window.isKiosk() !== wanted) window.setKiosk(wanted);
  }
  function register(on: boolean): void {
    if (!loginStart || on === registered) return;
    registered = null;
    try {
      loginStart(on);
      registered = on;
      login = "as-set";
    } catch (error) {
      login = "failed";
      log.error("kiosk.login-start-not-set", error, { on });
    }
  }
  // Some window managers show a hidden window that is told to fill the screen: before there is something to see.
  window.once("ready-to-show", () => {
    isShown = true;
    fill();
  });
  // A window manager's own keys know a way out of full screen.
  window.on("leave-full-screen", fill);
  return {
    follow({ fullScreen, startAtLogin }) {
      wanted = fullScreen;
      fill();
      register(startAtLogin);
    },
    loginStart: () => login,
    // A page that is gone for good has no settings to open: then the window may go.
    keepsWindow: () => wanted && !window.webContents.isCrashed(),
  };
}
