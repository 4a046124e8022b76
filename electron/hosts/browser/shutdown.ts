import type { TillApi } from "../../ipc/port.ts";
import type { Logger } from "../../logging/port.ts";
import type { Clock } from "../../runtime/clock.ts";

/** Longer than any charge can take by the settings; then ending wins, and the journal says `unknown`. */
const LONGEST_WAIT_MS = 660_000;

/** The journal is safe at any moment; what answers nothing must not keep the program from ending. */
const LONGEST_CLOSE_MS = 15_000;

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
    const idle = till.idle().catch((error: unknown) => void log.error("quit.idle-failed", error));
    const rest = [idle.then(() => "idle" as const), insisted.then(() => "insisted" as const)];
    const first = await bounded(clock, LONGEST_WAIT_MS, rest);
    if (first !== "idle") log.warn("quit.charge-cut", { reason: first });
  }
  const closed = await bounded(clock, LONGEST_CLOSE_MS, [till.close()]);
  if (closed === "over") log.warn("quit.close-cut", { waitedMs: LONGEST_CLOSE_MS });
}

/** What comes first, or "over" once the time is. */
async function bounded<T>(clock: Clock, ms: number, awaited: readonly Promise<T>[]): Promise<T | "over"> {
  let cancel = (): void => undefined;
  const over = new Promise<"over">((resolve) => {
    cancel = clock.after(ms, () => resolve("over"));
  });
  try {
    return await Promise.race([...awaited, over]);
  } finally {
    cancel();
  }
}
