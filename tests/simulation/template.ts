import { systemClock } from "../../electron/runtime/clock.ts";
import { startMachine, terminalSettings } from "./machine.ts";
import { START } from "./shop.ts";

/** A data folder as a fresh till leaves it, with its first backup: every history begins with a copy. */
export async function makeTemplate(dataDir: string): Promise<void> {
  const started = await startMachine({
    dataDir,
    settings: terminalSettings({ freedom: "merchant-qr", appotapay: "merchant-qr" }),
    clock: { ...systemClock, now: () => START },
    ids: { next: () => "TEMPLATE", random: () => 0 },
    exchange: () => Promise.reject(new Error("nothing is sent here")),
    saleChanged: () => undefined,
    complained: (event, error) => {
      throw new Error(`${event}: ${String(error)}`);
    },
  });
  if (!started.ok) throw new Error(JSON.stringify(started.error));
  const made = await started.value.journal.backup();
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  await started.value.close();
}
