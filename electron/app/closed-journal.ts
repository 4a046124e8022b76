import type { ShiftFacts } from "../../shared/domain/shift-totals.ts";
import type { Backup } from "../../shared/ipc/calls/journal.ts";
import type { JournalHealth } from "../../shared/ipc/status.ts";
import { err, type Result } from "../../shared/result.ts";
import type { Journal, StorageError } from "../journal/port.ts";

const NOTHING: ShiftFacts = {
  fromSeq: 0,
  begun: [],
  taken: [],
  refunds: [],
  waiting: [],
  sales: { count: 0, first: null, last: null },
};

/**
 * Stands in where the journal's file could not be opened: shows nothing, records nothing, and so refuses every sale
 * before anything leaves. The till starts all the same, so that the fault can be read and a backup restored on screen.
 */
export function closedJournal(
  error: StorageError,
  lastGoodBackup: string | null,
  backups: () => Result<readonly Backup[], StorageError>,
): Journal {
  const health: JournalHealth =
    error.reason === "corrupt"
      ? { state: "damaged", problem: "file-corrupt", detail: error.detail, lastGoodBackup }
      : { state: "read-only", reason: error.reason, detail: error.detail };
  return {
    append: () => err(error),
    sale: () => null,
    story: () => [],
    search: () => ({ sales: [], total: 0, paid: [], next: null, head: 0 }),
    salesOfDay: () => [],
    daysSpan: () => null,
    salesAfter: () => [],
    shiftSpan: () => null,
    eventsAfter: () => [],
    days: () => [],
    unknownPayments: () => [],
    missingReceipts: () => [],
    waitingCounts: () => ({ unknown: 0, receipts: 0 }),
    awaitingPayments: () => [],
    settledSince: () => [],
    openPayments: () => [],
    codeUse: () => null,
    openCodeUse: () => null,
    receiptUse: () => null,
    nextNumberOf: () => 1,
    lastShift: () => null,
    closedShifts: () => [],
    isZPrinted: () => false,
    shiftFacts: () => NOTHING,
    periodReport: ({ from, to }) => ({
      from,
      to,
      hours: [],
      providers: [],
      outcomes: [],
      waits: [],
      reasons: [],
      others: 0,
    }),
    head: () => ({ seq: 0, hash: "" }),
    health: () => health,
    onHealth: () => () => {},
    backup: () => Promise.resolve(err(error)),
    backups,
    close: () => {},
  };
}
