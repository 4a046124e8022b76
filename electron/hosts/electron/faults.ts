import type { Logger } from "../../logging/port.ts";

const SETTLED_AFTER_MS = 60_000;

interface Parts {
  readonly log: Logger;
  /** How long the program has been running. */
  upMs(): number;
  /** Starts the program again once it has ended. */
  relaunch(): void;
  /** Ends the program in good order: waits for a charge in flight. */
  quit(): void;
}

/**
 * What happens when code of ours is wrong. A rejected promise that nobody awaited is written down. An exception that
 * nobody caught leaves the program in an unknown state: it ends in good order and starts again, which the journal is
 * made for; but not right after a start, so that it can't go round in circles.
 */
export function handleFaults(source: NodeJS.EventEmitter, { log, upMs, relaunch, quit }: Parts): void {
  source.on("unhandledRejection", (reason: unknown) => void log.error("process.unhandled-rejection", reason));
  source.on("uncaughtException", (error: unknown) => {
    log.error("process.uncaught-exception", error);
    if (upMs() > SETTLED_AFTER_MS) relaunch();
    quit();
  });
}
