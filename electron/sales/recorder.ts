import type { SaleEvent } from "../../shared/domain/events.ts";
import type { Sale } from "../../shared/domain/sale.ts";
import type { PosError } from "../../shared/errors/pos-error.ts";
import { ok, type Result } from "../../shared/result.ts";
import type { Journal } from "../journal/port.ts";
import { toStorageError } from "../journal/storage-fault.ts";
import type { Logger } from "../logging/port.ts";
import type { Clock } from "../runtime/clock.ts";

/** How soon a fact that the disk refused is written again. */
const INSIST_EVERY_MS = 1_000;

/** The one way by which sale events reach the journal and the screen. */
export interface Recorder {
  /** Writes events of one sale in one transaction and tells the screen. */
  record(saleId: string, events: readonly SaleEvent[]): Result<Sale, PosError>;
  /**
   * Writes a fact that has already happened outside (an answer that came). When the disk refuses, it is kept in memory
   * and tried again until it is written. `events` is asked anew at every try, for the sale as it is then.
   */
  insist(saleId: string, events: (sale: Sale) => readonly SaleEvent[], late?: boolean): void;
  /** Facts that are still waiting for the disk. */
  unwritten(): number;
  /** Tries each of them once more, now: the journal is about to be closed. */
  flush(): void;
  stop(): void;
}

export interface RecorderDeps {
  readonly journal: Journal;
  readonly clock: Clock;
  readonly log: Logger;
  readonly publish: (sale: Sale, late: boolean) => void;
}

export function createRecorder({ journal, clock, log, publish }: RecorderDeps): Recorder {
  /** What waits for the disk: how to take its timer back, and how to try again. */
  const retries = new Map<() => void, () => void>();
  let stopped = false;

  function write(saleId: string, events: readonly SaleEvent[], late: boolean): Result<Sale, PosError> {
    const written = journal.append(events.map((event) => ({ saleId, event })));
    if (!written.ok) return written;
    const sale = existing(saleId);
    try {
      publish(sale, late);
    } catch (error) {
      // It is on record; that a screen could not be told must not look as if it were not.
      log.error("sale.not-published", error, { saleId });
    }
    return ok(sale);
  }

  function existing(saleId: string): Sale {
    const sale = journal.sale(saleId);
    if (!sale) throw new Error(`sale ${saleId} is not in the journal`);
    return sale;
  }

  function insist(saleId: string, events: (sale: Sale) => readonly SaleEvent[], late = false): void {
    // The journal is closed by now; on its next start the till finds `sent` without an answer and says unknown.
    if (stopped) return;
    const refused = refusalOf(saleId, events, late);
    if (!refused) return;
    log.error("journal.fact-not-written", refused, { saleId });
    const again = () => {
      retries.delete(cancel);
      insist(saleId, events, late);
    };
    const cancel = clock.after(INSIST_EVERY_MS, again);
    retries.set(cancel, again);
  }

  /** Why the disk did not take a fact, be it that the sale cannot even be read; null when it is written. */
  function refusalOf(saleId: string, events: (sale: Sale) => readonly SaleEvent[], late: boolean): PosError | null {
    try {
      const due = events(existing(saleId));
      const written = due.length === 0 ? null : write(saleId, due, late);
      return written === null || written.ok ? null : written.error;
    } catch (error) {
      const storage = toStorageError(error);
      if (storage === null) throw error;
      return storage;
    }
  }

  return {
    record: (saleId, events) => write(saleId, events, false),
    insist,
    unwritten: () => retries.size,
    flush() {
      // What is refused once more joins the map again, so the loop is over those of now.
      const waiting = [...retries];
      for (const [cancel, again] of waiting) {
        cancel();
        again();
      }
    },
    stop() {
      stopped = true;
      for (const cancel of retries.keys()) cancel();
      retries.clear();
    },
  };
}
