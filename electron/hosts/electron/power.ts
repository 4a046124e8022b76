import type { TillApi } from "../../ipc/port.ts";
import type { Clock } from "../../runtime/clock.ts";

/** A sale that nobody has touched for this long keeps no machine awake. */
export const AWAKE_AFTER_MS = 15 * 60_000;

interface Parts {
  readonly till: Pick<TillApi, "busy" | "subscribe">;
  readonly clock: Clock;
  readonly blocker: {
    start(type: "prevent-display-sleep"): number;
    stop(id: number): unknown;
  };
  /** Electron's power monitor: tells of a shutdown on Linux. */
  readonly monitor: Pick<NodeJS.EventEmitter, "on">;
  /** Ends the program in good order: waits for a charge in flight. */
  readonly quit: () => void;
}

/**
 * Keeps the machine and its screen awake from a sale's first event until nothing of it has happened for a while, so
 * that a late answer is seen. Holds a shutdown back while a charge is in flight; the program then ends by itself as soon
 * as the answer is there. Windows tells of its shutdown by the window, see start.ts.
 */
export function keepAwake({ till, clock, blocker, monitor, quit }: Parts): void {
  let blocked: number | null = null;
  let cancel = (): void => undefined;

  function release(): void {
    if (till.busy()) {
      cancel = clock.after(AWAKE_AFTER_MS, release);
      return;
    }
    if (blocked !== null) blocker.stop(blocked);
    blocked = null;
  }

  till.subscribe((event) => {
    if (event.type !== "sale-changed") return;
    blocked ??= blocker.start("prevent-display-sleep");
    cancel();
    cancel = clock.after(AWAKE_AFTER_MS, release);
  });
  monitor.on("shutdown", (event: { preventDefault(): void }) => {
    if (!till.busy()) return;
    event.preventDefault();
    quit();
  });
}
