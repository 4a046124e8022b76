import { BrowserWindow, type BrowserWindowConstructorOptions, type Session } from "electron";
import { lockedPage } from "./locked-page.ts";

/** What the cashier's window is made of. */
export function windowOptions(preload: string, session: Session, packaged: boolean): BrowserWindowConstructorOptions {
  return {
    show: false,
    width: 1366,
    height: 768,
    minWidth: 800,
    minHeight: 600,
    backgroundColor: "#f5f6f8",
    autoHideMenuBar: true,
    title: "Tilla",
    webPreferences: {
      ...lockedPage(preload, session, packaged),
      // The outcome of a payment is said aloud, also when the till was started by a scan and nobody touched a key yet.
      autoplayPolicy: "no-user-gesture-required",
    },
  };
}

/** Makes the till's window; it appears when there is something to see. */
export function openWindow(preload: string, session: Session, packaged: boolean): BrowserWindow {
  const window = new BrowserWindow(windowOptions(preload, session, packaged));
  window.once("ready-to-show", () => window.show());
  // Without a menu there are no zoom keys, and text must be enlargeable to 200 %.
  window.webContents.on("before-input-event", (event, input) => {
    const step = input.type === "keyDown" && input.control && !input.alt ? ZOOM_STEPS.get(input.key) : undefined;
    if (step === undefined) return;
    event.preventDefault();
    const level = step === 0 ? 0 : window.webContents.getZoomLevel() + step;
    window.webContents.setZoomLevel(Math.max(-2, Math.min(4, level)));
  });
  return window;
}

const ZOOM_STEPS: ReadonlyMap<string, number> = new Map([
  ["+", 0.5],
  ["=", 0.5],
  ["-", -0.5],
  ["0", 0],
]);

/** Brings the window to the front: a second start of the program does nothing else. */
export function focusWindow(window: BrowserWindow | null): void {
  if (!window || window.isDestroyed()) return;
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
