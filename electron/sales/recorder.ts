import type { SaleEvent } from "../../shared/domain/events.ts";
import type { Sale } from "../../shared/domain/sale.ts";
import type { PosError } from "../../shared/errors/pos-error.ts";
import { ok, type Result } from "../../shared/result.ts";
import type { Journal } from "../journal/port.ts";
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
  stop(): void;
}

export interface RecorderDeps {
  readonly journal: Journal;
  readonly clock: Clock;
  readonly log: Logger;
  readonly publish: (sale: Sale, late: boolean) => void;
}

export function createRecorder({ journal, clock, log, publish }: RecorderDeps): Recorder {
  const retries = new Set<() => void>();
  let stopped = false;

  function write(saleId: string, events: readonly SaleEvent[], late: boolean): Result<Sale, PosError> {
    const written = journal.append(events.map((event) => ({ saleId, event })));
    if (!written.ok) return written;
    const sale = existing(saleId);
    publish(sale, late);
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
    const due = events(existing(saleId));
    if (due.length === 0) return;
    const written = write(saleId, due, late);
    if (written.ok) return;
    log.error("journal.fact-not-written", written.error, { saleId, type: due.map((e) => e.type).join(" ") });
    const cancel = clock.after(INSIST_EVERY_MS, () => {
      retries.delete(cancel);
      insist(saleId, events, late);
    });
    retries.add(cancel);
  }

  return {
    record: (saleId, events) => write(saleId, events, false),
    insist,
    unwritten: () => retries.size,
    stop() {
      stopped = true;
      for (const cancel of retries) cancel();
      retries.clear();
    },
  };
}
