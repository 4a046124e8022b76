import type { TillApi } from "../../ipc/port.ts";
import type { Logger } from "../../logging/port.ts";
import type { Clock } from "../../runtime/clock.ts";

/**
 * How long a charge may hold the program open: the longest listening time that settings allow, and the time to
 * connect. A charge always ends by itself before that; when it does not, quitting wins and the journal says `unknown`.
 */
export const QUIT_BOUND_MS = 660_000;

/** The journal is safe at any moment; a key store or a disk that answers nothing must not keep the program from ending. */
export const CLOSE_BOUND_MS = 15_000;

export interface QuitGate {
  /** For `before-quit` and the window's `close`: holds the event back until the till is at rest and its journal closed. */
  hold(event: { preventDefault(): void }): void;
  /** The system is going down and waits for nobody: closes the journal at once. */
  sessionEnds(): void;
}

interface Parts {
  readonly till: Pick<TillApi, "busy" | "idle" | "close">;
  readonly clock: Clock;
  readonly log: Logger;
  /** What is left to do when the till has ended: an update that a person asked for. */
  last?(): Promise<void>;
  /** Ends the program; comes back here as another `before-quit`. */
  quit(): void;
}

/** Makes quitting wait for a charge in flight. Asking again neither shortens the wait nor gets around it. */
export function createQuitGate({ till, clock, log, last, quit }: Parts): QuitGate {
  let phase: "running" | "ending" | "ended" = "running";
  let closing: Promise<void> | null = null;

  async function close(): Promise<void> {
    try {
      await till.close();
    } catch (error) {
      log.error("quit.close-failed", error);
    }
  }
  async function idle(): Promise<void> {
    try {
      await till.idle();
    } catch (error) {
      log.error("quit.idle-failed", error);
    }
  }
  async function within(ms: number, work: Promise<void>): Promise<"done" | "over"> {
    const bound = timer(clock, ms);
    const first = await Promise.race([work.then(() => "done" as const), bound.over]);
    bound.cancel();
    return first;
  }
  const closeOnce = (): Promise<void> => (closing ??= close());

  async function finish(): Promise<void> {
    if (till.busy()) {
      log.info("quit.waits-for-charge");
      const first = await within(QUIT_BOUND_MS, idle());
      if (first === "over") log.warn("quit.charge-cut", { waitedMs: QUIT_BOUND_MS });
    }
    if ((await within(CLOSE_BOUND_MS, closeOnce())) === "over") {
      log.warn("quit.close-cut", { waitedMs: CLOSE_BOUND_MS });
    }
    await last?.();
    phase = "ended";
    quit();
  }

  return {
    hold(event) {
      if (phase === "ended") return;
      event.preventDefault();
      if (phase === "ending") return;
      phase = "ending";
      void finish();
    },
    sessionEnds() {
      void closeOnce();
    },
  };
}

function timer(clock: Clock, ms: number): { readonly over: Promise<"over">; cancel(): void } {
  let cancel = (): void => undefined;
  const over = new Promise<"over">((resolve) => {
    cancel = clock.after(ms, () => resolve("over"));
  });
  return { over, cancel: () => cancel() };
}
