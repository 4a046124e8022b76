import { expect, it } from "vitest";
import { createFiscalQueue } from "../../../../electron/fiscal/queue.ts";
import type { AttachOutcome, PaymentProvider } from "../../../../electron/payments/port.ts";
import { createAnorProvider } from "../../../../electron/payments/providers/anor/provider.ts";
import { systemIds } from "../../../../electron/runtime/ids.ts";
import type { Recorder } from "../../../../electron/sales/recorder.ts";
import { DEFAULT_SETTINGS } from "../../../../shared/domain/settings.ts";
import { openTempJournal } from "../../../fakes/journal.ts";
import { saleEvents as e } from "../../../fakes/sales.ts";

/** A queue whose outcomes reach no disk, over a journal with one receipt to be attached. */
function brokenDisk(says: () => Promise<AttachOutcome>) {
  const temp = openTempJournal();
  const events = [e.opened(), e.recorded(), e.sent(), e.paid(), e.receiptScanned()];
  temp.journal.append(events.map((event) => ({ saleId: "S1", event })));
  const due: { readonly ms: number; readonly run: () => void }[] = [];
  const asked = Promise.withResolvers<void>();
  const waiting = [asked];
  const clock = {
    now: () => Date.now(),
    monotonic: () => 0,
    after(ms: number, run: () => void) {
      due.push({ ms, run });
      waiting.at(-1)?.resolve();
      return () => {};
    },
  };
  const observer = { answered() {}, reached() {}, unreachable() {} };
  const { timeouts, providers } = DEFAULT_SETTINGS;
  const anor = createAnorProvider({ settings: providers.anor, timeouts, observer });
  const provider: PaymentProvider = { ...anor, attachReceipt: says };
  const recorder: Recorder = {
    record: () => ({ ok: false, error: { kind: "storage", reason: "disk-full", detail: "" } }),
    insist() {},
    unwritten: () => 1,
    flush() {},
    stop() {},
  };
  const line = () => {};
  const log = { info: line, warn: line, error: () => "id" };
  const { journal } = temp;
  const registry = { get: () => provider };
  const queue = createFiscalQueue({ journal, recorder, providers: registry, clock, ids: systemIds(), log });
  /** Lets the latest timer run out and waits for the next one. */
  async function next(): Promise<number> {
    const scheduled = Promise.withResolvers<void>();
    waiting.push(scheduled);
    due.at(-1)?.run();
    await scheduled.promise;
    return due.at(-1)?.ms ?? expect.unreachable("no timer");
  }
  return { queue, next, [Symbol.dispose]: () => temp[Symbol.dispose]() };
}

it("asks the provider less and less while the disk takes no outcome", async () => {
  using at = brokenDisk(() => Promise.resolve({ kind: "fiscalized", words: null }));
  at.queue.resume();
  const pauses = [await at.next(), await at.next(), await at.next()];
  for (const [index, usual] of [5_000, 15_000, 60_000].entries()) {
    expect(pauses[index]).toBeGreaterThanOrEqual(usual * 0.8);
    expect(pauses[index]).toBeLessThanOrEqual(usual * 1.2);
  }
  await at.queue.stop();
});
