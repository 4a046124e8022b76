import type { TillApi } from "../../ipc/port.ts";
import type { Logger } from "../../logging/port.ts";
import type { Clock } from "../../runtime/clock.ts";

/** Longer than any charge can take by the settings; then ending wins, and the journal says `unknown`. */
const LONGEST_WAIT_MS = 660_000;

interface Parts {
  readonly till: Pick<TillApi, "busy" | "idle" | "close">;
  readonly clock: Clock;
  readonly log: Logger;
  /** Somebody insists. */
  readonly insisted: Promise<unknown>;
  say(line: string): void;
}

/** Waits for a payment in flight, within bounds, then closes the journal. */
export async function endTill({ till, clock, log, insisted, say }: Parts): Promise<void> {
  if (till.busy()) {
    say("A payment is in flight; Tilla ends when its outcome is known. Again Ctrl+C ends it now.");
    let cancel = (): void => undefined;
    const over = new Promise<"over">((resolve) => {
      cancel = clock.after(LONGEST_WAIT_MS, () => resolve("over"));
    });
    const first = await Promise.race([till.idle(), over, insisted.then(() => "insisted")]);
    cancel();
    if (first !== undefined) log.warn("quit.charge-cut", { reason: first });
  }
  await till.close();
}
