import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openJournal } from "../../electron/journal/open.ts";
import type { JournalOptions } from "../../electron/journal/open.ts";
import type { Journal } from "../../electron/journal/port.ts";
import { systemClock } from "../../electron/runtime/clock.ts";

/** A real journal in a folder of its own. */
export interface TempJournal {
  /** The open journal; another one after `reopen`. */
  readonly journal: Journal;
  readonly file: string;
  readonly folder: string;
  /** Closes the journal and opens the same file again, as a restarted till does. */
  reopen(options?: Partial<JournalOptions>): Journal;
  /** Closes the journal and removes its folder; `using` does it by itself. */
  [Symbol.dispose](): void;
}

/** Opens a real journal in a fresh temporary folder, checked whole at every open. Throws when it cannot be opened. */
export function openTempJournal(options: Partial<JournalOptions> = {}): TempJournal {
  const folder = mkdtempSync(join(tmpdir(), "tilla-journal-"));
  const file = join(folder, "journal.sqlite");
  let journal = open({ file, ...options });
  return {
    get journal() {
      return journal;
    },
    file,
    folder,
    reopen(changed = {}) {
      journal.close();
      journal = open({ file, ...options, ...changed });
      return journal;
    },
    [Symbol.dispose]() {
      journal.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function open(options: Partial<JournalOptions> & { readonly file: string }): Journal {
  const opened = openJournal({ clock: systemClock, verifyWorker: null, lockWaitMs: 0, ...options });
  if (!opened.ok) throw new Error(`${opened.error.reason}: ${opened.error.detail}`);
  return opened.value;
}
