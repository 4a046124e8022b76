import { existsSync } from "node:fs";
import { join } from "node:path";
import type { TerminalEvent } from "../../shared/domain/events.ts";
import { modeSchema, type Mode } from "../../shared/domain/settings.ts";
import { conflict, type PosError } from "../../shared/errors/pos-error.ts";
import { ok, type Result } from "../../shared/result.ts";
import type { TillOptions } from "../ipc/port.ts";
import { backupFolder } from "../journal/backup-names.ts";
import type { UpdateHost } from "../update/port.ts";
import { createUpdateService, type UpdateService } from "../update/service.ts";
import { journalFile, openTillJournal } from "./journal-file.ts";
import type { Till } from "./till.ts";

/** A paid sale whose receipt was not scanned counts as being at the counter for this long. */
const AT_THE_COUNTER_MS = 15 * 60_000;

const NO_UPDATES: UpdateHost = { kind: null, keys: [], places: () => [], installAndRestart: () => {} };

interface Parts {
  readonly options: TillOptions;
  readonly till: () => Till;
  readonly note: (event: TerminalEvent) => void;
  readonly backupMade: (file: string) => void;
}

/** The update service over the running till. */
export function updatesOf({ options, till, note, backupMade }: Parts): UpdateService {
  const { dataDir, version, clock, log, updates = NO_UPDATES } = options;
  return createUpdateService({
    dataDir,
    version,
    host: updates,
    arch: process.arch,
    clock,
    log,
    note,
    backUp: () => backUpAll(options, till(), backupMade),
    hindrance: () => openSaleOf(till(), clock.now()),
  });
}

/** A sale that a person is in the middle of: money on its way, or paid a moment ago and its receipt due. */
export function openSaleOf(till: Pick<Till, "busy" | "journal">, now: number): PosError | null {
  if (till.busy()) return conflict("payments-in-flight");
  const [open] = till.journal.openPayments();
  if (open) return conflict("sale-open", open);
  const due = till.journal
    .missingReceipts()
    .find(
      ({ fiscal, attempts }) =>
        fiscal?.state === "awaiting-receipt" &&
        attempts.some(({ endedAt }) => endedAt !== null && now - endedAt < AT_THE_COUNTER_MS),
    );
  return due ? conflict("sale-open", due) : null;
}

/** A backup of each mode's journal; of the one that is not in use too, for the new version will change its form. */
async function backUpAll(
  options: TillOptions,
  till: Till,
  made: (file: string) => void,
): Promise<Result<readonly string[], PosError>> {
  const paths: string[] = [];
  for (const mode of modeSchema.options) {
    const file = journalFile(options.dataDir, mode);
    if (!existsSync(file)) continue;
    const backup = mode === till.mode ? await till.journal.backup() : await backUpClosed(options, mode);
    if (!backup.ok) return backup;
    if (mode === till.mode) made(backup.value.file);
    paths.push(join(backupFolder(file), backup.value.file));
  }
  return ok(paths);
}

async function backUpClosed(options: TillOptions, mode: Mode) {
  const opened = openTillJournal(options, mode);
  if (!opened.ok) return opened;
  try {
    return await opened.value.backup();
  } finally {
    opened.value.close();
  }
}
