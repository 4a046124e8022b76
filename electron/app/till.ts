import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Sale } from "../../shared/domain/sale.ts";
import type { Mode, Settings, UnitChoice } from "../../shared/domain/settings.ts";
import type { PosError } from "../../shared/errors/pos-error.ts";
import { ok, type Result } from "../../shared/result.ts";
import { createFiscalQueue, type FiscalQueue } from "../fiscal/queue.ts";
import type { TillOptions } from "../ipc/port.ts";
import type { Journal } from "../journal/port.ts";
import { createAnorProvider } from "../payments/providers/anor/provider.ts";
import type { PaymentProvider } from "../payments/port.ts";
import { startSandbox, type Sandbox } from "../payments/sandbox/server.ts";
import { createChargeRunner, type ChargeRunner } from "../sales/charge-runner.ts";
import { fingerprintOf } from "../sales/fingerprint.ts";
import { createRecorder } from "../sales/recorder.ts";
import { recover } from "../sales/recovery.ts";
import { SaleService } from "../sales/service.ts";
import { watchConnection, type ConnectionWatch } from "./connection.ts";
import { openTillJournal, scheduleBackups } from "./journal-file.ts";

/** The services of one mode on that mode's own data. */
export interface Till {
  readonly mode: Mode;
  readonly journal: Journal;
  readonly sales: SaleService;
  readonly queue: FiscalQueue;
  readonly runner: ChargeRunner;
  readonly connection: ConnectionWatch;
  provider(): PaymentProvider;
  /** Which proof of the provider's unit counts: training's own, or the one in the settings. */
  unit(): UnitChoice;
  close(): Promise<void>;
}

export interface TillDeps extends Pick<TillOptions, "dataDir" | "clock" | "ids" | "log" | "verifyWorker"> {
  readonly mode: Mode;
  readonly settings: () => Settings;
  readonly saleChanged: (sale: Sale, late: boolean) => void;
  readonly statusChanged: () => void;
  /** The daily backup was made. */
  readonly backupMade: (file: string) => void;
}

/** The sandbox speaks sums, as the vendor's first document does. */
const TRAINING_UNIT: UnitChoice = { state: "confirmed", unit: "sum", who: "training", at: 0 };

/** Opens a mode's data, makes what an ended process left behind true again, and takes up the fiscal queue. */
export async function openTill(deps: TillDeps): Promise<Result<Till, PosError>> {
  const { clock, ids, log, settings, mode } = deps;
  const modeDir = join(deps.dataDir, mode);
  mkdirSync(modeDir, { recursive: true, mode: 0o700 });
  const opened = openTillJournal(deps, mode);
  if (!opened.ok) return opened;
  const journal = opened.value;
  const sandbox = mode === "training" ? await startSandbox({ ledgerFile: join(modeDir, "sandbox.sqlite") }) : null;

  const connection = watchConnection({ changed: deps.statusChanged, backOnline: () => queue.wake() });
  const provider = currentProvider(settings, sandbox, connection);
  const unit = () => (sandbox ? TRAINING_UNIT : settings().providers.anor.unit);
  const recorder = createRecorder({ journal, clock, log, publish: deps.saleChanged });
  const unknownAfterMs = () => settings().timeouts.unknownAfterSeconds * 1_000;
  const runner = createChargeRunner({ recorder, clock, log, unknownAfterMs });
  const queue = createFiscalQueue({ journal, recorder, provider, clock, ids, log });
  const fingerprint = fingerprintOf(deps.dataDir);
  const receiptDue = (saleId: string) => queue.kick(saleId);
  const rest = { settings, unit, fingerprint, clock, ids, receiptDue };
  const sales = new SaleService({ journal, recorder, runner, provider, ...rest });

  const recovered = canRecord(journal) ? recover(journal, recorder) : ok([]);
  if (!recovered.ok) log.error("recovery.failed", recovered.error);
  queue.resume();
  const stopHealth = journal.onHealth(deps.statusChanged);
  const stopBackups = canRecord(journal) ? scheduleBackups(journal, clock, log, deps.backupMade) : () => {};

  async function close(): Promise<void> {
    stopBackups();
    stopHealth();
    await queue.stop();
    recorder.stop();
    journal.close();
    await sandbox?.close();
  }

  return ok({ mode, journal, sales, queue, runner, connection, provider, unit, close });
}

/** Whether the journal takes events: a newer, locked or unreadable file does not. */
export function canRecord(journal: Journal): boolean {
  const health = journal.health();
  return health.state !== "read-only" && !(health.state === "damaged" && health.problem === "file-corrupt");
}

/** The provider for the settings as they are; made anew only when they changed. */
function currentProvider(settings: () => Settings, sandbox: Sandbox | null, observer: ConnectionWatch) {
  let madeFor: Settings | null = null;
  let provider: PaymentProvider | null = null;
  return (): PaymentProvider => {
    const now = settings();
    if (provider && madeFor === now) return provider;
    const { anor } = now.providers;
    const effective = sandbox ? { enabled: true, baseUrl: sandbox.baseUrl, unit: TRAINING_UNIT } : anor;
    madeFor = now;
    provider = createAnorProvider({ settings: effective, timeouts: now.timeouts, observer });
    return provider;
  };
}
