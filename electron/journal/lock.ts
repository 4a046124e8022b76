import { Connection } from "./connection.ts";
import { sqliteCode, StorageFault } from "./storage-fault.ts";

const BUSY = 5;

/** How long a till waits for its predecessor to end, unless told otherwise. */
export const LOCK_WAIT_MS = 2000;

/**
 * Holds the journal for this process alone: an exclusive SQLite lock on a file beside it. The system takes it back
 * when the process ends in whatever way, on every platform. Waits `waitMs` for a predecessor that is still ending.
 */
export class JournalLock {
  readonly #connection: Connection;

  /** Throws {@link StorageFault} `locked` when another process holds the journal. */
  constructor(journalFile: string, waitMs: number) {
    this.#connection = new Connection(`${journalFile}.lock`, "read-write", waitMs);
    try {
      this.#connection.exec("BEGIN EXCLUSIVE");
    } catch (error) {
      this.#connection.close();
      if (sqliteCode(error) !== BUSY) throw error;
      throw new StorageFault("locked", "the journal is in use by another program", { cause: error });
    }
  }

  release(): void {
    this.#connection.close();
  }
}
