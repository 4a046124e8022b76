import { BrowserWindow, type BrowserWindowConstructorOptions, type Rectangle, type Session } from "electron";
import type { DisplayView } from "../../../shared/domain/customer-display.ts";
import type { DisplayFeed } from "../../display/service.ts";
import type { DisplayHost } from "../../ipc/port.ts";
import type { Logger } from "../../logging/port.ts";
import type { CallRegistry } from "./calls.ts";
import { DISPLAY_CHANNEL, DISPLAY_NOW_CHANNEL } from "./channels.ts";
import { lockedPage } from "./locked-page.ts";
import { ORIGIN } from "./origin.ts";
import { isTrustedCaller } from "./sender.ts";

/** One monitor of this machine. */
interface Monitor {
  readonly id: number;
  readonly bounds: Rectangle;
}

/** Electron's `screen`, as far as a second window needs it. */
export interface Monitors {
  getAllDisplays(): readonly Monitor[];
  getDisplayMatching(bounds: Rectangle): Monitor;
}

export interface DisplayWindowDeps {
  readonly preload: string;
  /** The display's own session, its policy laid on and its pages served. */
  readonly session: Session;
  readonly packaged: boolean;
  readonly monitors: Monitors;
  readonly registry: CallRegistry;
  /** The cashier's window. */
  readonly main: BrowserWindow;
  readonly log: Logger;
}

/** The customer's window: up while the settings want it, on the other monitor where there is one. */
export interface DisplayWindow extends DisplayHost {
  /** From now on the window shows this. */
  connect(feed: DisplayFeed): void;
}

/** Makes the keeper of the customer's window; nothing is shown before a feed is connected. */
export function createDisplayWindow(deps: DisplayWindowDeps): DisplayWindow {
  const { main, registry, log } = deps;
  let window: BrowserWindow | null = null;
  let view: DisplayView | null = null;

  function open(): void {
    if (window) return window.showInactive();
    const fresh = new BrowserWindow(displayOptions(deps));
    window = fresh;
    fresh.once("ready-to-show", () => fresh.showInactive());
    fresh.once("closed", () => {
      window = null;
    });
    fresh.loadURL(`${ORIGIN}/`).catch((error: unknown) => log.error("display.load-failed", error));
  }

  // Without the cashier's window there is no till, and a last window would keep the program up.
  main.once("closed", () => window?.close());

  return {
    open() {
      if (view !== null) open();
      return Promise.resolve(null);
    },
    connect(feed) {
      // The one question of the display's page; asked by anybody else, or by its page gone astray, it is refused.
      registry.handle(DISPLAY_NOW_CHANNEL, (caller) => {
        if (window && isTrustedCaller(caller, window.webContents.id)) return Promise.resolve(view);
        log.warn("ipc.refused", { method: DISPLAY_NOW_CHANNEL });
        return Promise.reject(new Error("refused"));
      });
      feed.subscribe((next) => {
        const turnsOn = view === null && next !== null;
        view = next;
        // Closed by hand it stays closed until somebody wants it again.
        if (turnsOn) open();
        if (next === null) window?.close();
        else window?.webContents.send(DISPLAY_CHANNEL, next);
      });
    },
  };
}

/** As shut as the cashier's window, with another preload; the whole of the other monitor, else a window beside the till. */
function displayOptions({ preload, session, packaged, monitors, main }: DisplayWindowDeps) {
  const own = monitors.getDisplayMatching(main.getBounds());
  const other = monitors.getAllDisplays().find(({ id }) => id !== own.id);
  const options: BrowserWindowConstructorOptions = {
    show: false,
    ...(other ? { ...other.bounds, fullscreen: true, frame: false } : { width: 800, height: 600 }),
    backgroundColor: "#101820",
    autoHideMenuBar: true,
    focusable: other === undefined,
    title: "Tilla",
    webPreferences: lockedPage(preload, session, packaged),
  };
  return options;
}
