import type { WebContents } from "electron";
import type { Logger } from "../../logging/port.ts";
import { isStartPage } from "./origin.ts";

/**
 * Keeps every page where it is: no navigation but reloading the till's page, no second window, no webview. Nothing is
 * handed to the system's browser either; a till opens no links.
 */
export function guardContents(contents: WebContents, log: Logger): void {
  const refuse = (event: { preventDefault(): void }, what: string): void => {
    event.preventDefault();
    log.warn("navigation.refused", { what });
  };
  contents.on("will-frame-navigate", (event) => {
    if (!event.isMainFrame || !isStartPage(event.url)) refuse(event, "navigate");
  });
  contents.on("will-navigate", (event) => {
    if (!isStartPage(event.url)) refuse(event, "navigate");
  });
  contents.on("will-redirect", (event) => refuse(event, "redirect"));
  contents.on("will-attach-webview", (event) => refuse(event, "webview"));
  contents.setWindowOpenHandler(() => {
    log.warn("navigation.refused", { what: "window" });
    return { action: "deny" };
  });
  // A page may not hold the window open; only a charge in flight may, and that is decided in quit.ts.
  contents.on("will-prevent-unload", (event) => event.preventDefault());
}
