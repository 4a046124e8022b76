import { findBrowser } from "./find-browser.ts";
import { openWindow } from "./open-window.ts";
import type { BrowserServer } from "./server.ts";

interface Parts {
  readonly server: Pick<BrowserServer, "gate">;
  readonly dataDir: string;
  /** Whether to open this machine's browser. */
  readonly open: boolean;
  say(line: string): void;
}

/** Prints the address, opens a window on it, and makes another address each time Enter is pressed. */
export function offerWindow({ server, dataDir, open, say }: Parts): { close(): void } {
  const terminal = process.stdin.isTTY ? process.stdin : null;
  const again = terminal ? " Enter makes a new address," : "";
  say(`Tilla is ready: ${server.gate.newTicket()}`);
  say(`The address works once.${again} Ctrl+C ends Tilla. For training and trying out, not for a shop.`);
  terminal?.on("data", () => say(`Tilla is ready: ${server.gate.newTicket()}`));

  const program = open ? findBrowser(process.platform, process.env) : null;
  if (open && program === null) say("No Chromium, Chrome or Edge was found: open the address in one of them.");
  const window = program === null ? null : openWindow(program, server.gate.newTicket(), dataDir);
  void window?.closed.then((cameUp) => {
    if (!cameUp) say("The browser did not open by itself: open the address in Chromium, Chrome or Edge.");
  });
  return {
    close() {
      terminal?.pause();
      window?.close();
    },
  };
}
