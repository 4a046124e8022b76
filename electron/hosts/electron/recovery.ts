import type { Clock } from "../../runtime/clock.ts";
import type { Logger } from "../../logging/port.ts";

const CRASHES_ALLOWED = 3;
const WITHIN_MS = 60_000;

/** The window's page, as far as recovering it needs it. */
export interface CrashingPage {
  on(event: "render-process-gone", listener: (event: unknown, details: { readonly reason: string }) => void): unknown;
  reload(): void;
  isDestroyed(): boolean;
}

/**
 * Loads a crashed page again. Nothing is lost by it: sales live in the main process and the journal, the page asks for
 * them when it starts. A page that keeps crashing is left alone after a few times, so that the machine stays usable.
 */
export function reloadAfterCrash(page: CrashingPage, clock: Clock, log: Logger): void {
  let crashes: number[] = [];
  page.on("render-process-gone", (_event, { reason }) => {
    log.error("window.crashed", new Error(`the page's process is gone: ${reason}`), { reason });
    if (reason === "clean-exit" || page.isDestroyed()) return;
    const now = clock.monotonic();
    crashes = [...crashes.filter((at) => now - at < WITHIN_MS), now];
    if (crashes.length <= CRASHES_ALLOWED) page.reload();
  });
}
