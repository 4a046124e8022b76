import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { ProviderId, Sale } from "../../shared/domain/sale.ts";
import { isUnsettled } from "../../shared/domain/sale-facts.ts";
import type { Mode, Settings, UnitChoice } from "../../shared/domain/settings.ts";
import type { PosError } from "../../shared/errors/pos-error.ts";
import { ok, type Result } from "../../shared/result.ts";
import { createFiscalQueue, type FiscalQueue } from "../fiscal/queue.ts";
import type { Exchange } from "../http/exchange.ts";
import { fencedTo } from "../http/fenced.ts";
import type { TillOptions } from "../ipc/port.ts";
import type { Journal } from "../journal/port.ts";
import { createPrinting, type Printing } from "../printing/service.ts";
import { createProviderRegistry, type ProviderRegistry } from "../payments/registry.ts";
import { startSandbox } from "../payments/sandbox/server.ts";
import { cancelPayment } from "../sales/cancel.ts";
import { createChargeRunner, type ChargeRunner } from "../sales/charge-runner.ts";
import { fingerprintOf } from "../sales/fingerprint.ts";
import { createHolds, type Holds } from "../sales/holds.ts";
import { createRecorder } from "../sales/recorder.ts";
import { recover } from "../sales/recovery.ts";
import { RefundService } from "../sales/refunds.ts";
import { SaleService } from "../sales/service.ts";
import { createStatusWatch, type StatusWatch } from "../sales/status-watch.ts";
import { createStatements, type Statements } from "../statements/service.ts";
import { ShiftService } from "../shifts/service.ts";
import { createZNumbers } from "../shifts/z-numbers.ts";
import { watchConnection, type ConnectionWatch } from "./connection.ts";
import { openTillJournal, scheduleBackups } from "./journal-file.ts";
import { createPracticeDesk, type PracticeDesk } from "./practice.ts";
import { storedCredentials, trainingCredentials, trainingSettings } from "./provider-setup.ts";

/** Time to fill in the form that says "not paid". */
const AFTER_HOLD_MS = 15_000;

/** The services of one mode on that mode's own data. */
export interface Till {
  readonly mode: Mode;
  readonly journal: Journal;
  readonly sales: SaleService;
  readonly shifts: ShiftService;
  readonly queue: FiscalQueue;
  readonly runner: ChargeRunner;
  readonly connection: ConnectionWatch;
  readonly providers: ProviderRegistry;
  readonly refunds: RefundService;
  readonly watch: StatusWatch;
  readonly holds: Holds;
  readonly printing: Printing;
  readonly statements: Statements;
  /** Where training chooses what is practised; null in live mode. */
  readonly practice: PracticeDesk | null;
  /** The settings that count: those of the terminal, or training's own. */
  settings(): Settings;
  cancelPayment(saleId: string, attemptId: string, who: string): Promise<Result<Sale, PosError>>;
  /** Which proof of a provider's unit counts; null where there is nothing to prove. */
  unit(provider: ProviderId): UnitChoice | null;
  /** A request that moves money is on its way, or its outcome waits for the disk. */
  busy(): boolean;
  close(): Promise<void>;
}

export interface TillDeps extends Pick<TillOptions, "dataDir" | "clock" | "ids" | "log" | "secrets"> {
  /** Null: a journal is checked on this thread when it is opened. */
  readonly verifyWorker: URL | null;
  /** The way to the network; the real one unless told. */
  readonly exchange?: Exchange;
  readonly mode: Mode;
  readonly settings: () => Settings;
  readonly saleChanged: (sale: Sale, late: boolean) => void;
  readonly statusChanged: () => void;
  /** A backup was just put in the journal's place. */
  readonly fromBackup: boolean;
  /** The daily backup was made. */
  readonly backupMade: (file: string) => void;
}

/** Opens a mode's data, makes what an ended process left behind true again, and takes up the fiscal queue. */
export async function openTill(deps: TillDeps): Promise<Result<Till, PosError>> {
  const { clock, ids, log, settings, mode } = deps;
  const modeDir = join(deps.dataDir, mode);
  mkdirSync(modeDir, { recursive: true, mode: 0o700 });
  const opened = openTillJournal(deps, mode);
  if (!opened.ok) return opened;
  const journal = opened.value;
  const sandbox = mode === "training" ? await startTrainingSandbox(modeDir, settings) : null;
  const practice = sandbox ? createPracticeDesk(settings) : null;

  const connection = watchConnection({ changed: deps.statusChanged, backOnline: () => queue.wake() });
  const effective = sandbox && practice ? trainingSettings(practice.settings, sandbox) : settings;
  const credentials = sandbox ? trainingCredentials() : storedCredentials(deps.secrets);
  const providers = createProviderRegistry(effective, {
    secret: credentials.secret,
    // Read at each charge and never copied: a secret may come after the till has opened, by a provisioning file.
    get secretsSet() {
      return credentials.secretsSet;
    },
    observer: connection,
    exchange: sandbox ? fencedTo(sandbox.baseUrl, deps.exchange) : deps.exchange,
    now: () => clock.now(),
  });
  const unit = (id: ProviderId) => (id === "anor" ? effective().providers.anor.unit : null);
  const publish = (sale: Sale, late: boolean) => {
    holds.consider(sale);
    watch.consider(sale);
    deps.saleChanged(sale, late);
    // Last: whatever happens to a slip, the screen knows of the sale.
    printing.consider(sale);
  };
  const holds = createHolds(clock, () => settings().timeouts.holdSeconds * 1_000);
  const recorder = createRecorder({ journal, clock, log, publish });
  const unknownAfterMs = () => settings().timeouts.unknownAfterSeconds * 1_000;
  const runner = createChargeRunner({ recorder, clock, log, unknownAfterMs });
  const queue = createFiscalQueue({ journal, recorder, providers, clock, ids, log });
  const watch = createStatusWatch({ journal, recorder, providers, clock, log });
  const refunds = new RefundService({ journal, recorder, providers, ids, log });
  const fingerprint = fingerprintOf(deps.dataDir);
  const receiptDue = (saleId: string) => queue.kick(saleId);
  const zNumbers = createZNumbers(join(modeDir, "z-number"), log);
  const shifts = new ShiftService({
    journal,
    clock,
    mode,
    settings,
    zNumbers,
    changed: deps.statusChanged,
    closed: (report) => printing.considerZ(report),
  });
  const shiftForSale = () => shifts.forSale();
  const rest = { settings: effective, unit, fingerprint, holds, clock, ids, receiptDue, shiftForSale };
  const sales = new SaleService({ journal, recorder, runner, providers, ...rest });

  const printing = createPrinting({
    mode,
    settings,
    journal,
    recorder,
    clock,
    ids,
    log,
    reportFor: (zNumber, who) => shifts.reportFor(zNumber, who),
    file: join(modeDir, "prints.json"),
    changed: deps.statusChanged,
  });

  const statements = createStatements({
    folder: modeDir,
    journal,
    sales,
    settings,
    currencyOf: (provider) => providers.get(provider).capabilities.currency,
    ids,
    log,
  });

  if (canRecord(journal)) recover(journal, recorder, { fromBackup: deps.fromBackup });
  for (const sale of [...journal.openPayments(), ...journal.unknownPayments()]) holds.consider(sale);
  queue.resume();
  watch.resume();
  const stopHealth = journal.onHealth(deps.statusChanged);
  const stopBackups = canRecord(journal) ? scheduleBackups(journal, clock, log, deps.backupMade) : () => {};

  async function close(): Promise<void> {
    stopBackups();
    stopHealth();
    await Promise.all([queue.stop(), watch.stop(), printing.stop()]);
    statements.close();
    recorder.flush();
    recorder.stop();
    journal.close();
    await sandbox?.close();
  }

  let cancelling = 0;
  async function cancel(saleId: string, attemptId: string, who: string): Promise<Result<Sale, PosError>> {
    cancelling += 1;
    try {
      return await cancelPayment({ journal, recorder, providers, watch }, saleId, attemptId, who);
    } finally {
      cancelling -= 1;
    }
  }

  return ok({
    mode,
    journal,
    sales,
    shifts,
    queue,
    runner,
    connection,
    providers,
    refunds,
    watch,
    holds,
    printing,
    statements,
    unit,
    close,
    practice,
    settings: effective,
    busy: () => runner.inFlight() + refunds.inFlight() + recorder.unwritten() + cancelling > 0,
    cancelPayment: cancel,
  });
}

/** Customers who pay after all do it when a person may have said already that they did not. */
function startTrainingSandbox(folder: string, settings: () => Settings): ReturnType<typeof startSandbox> {
  const afterAllMs = () => settings().timeouts.holdSeconds * 1_000 + AFTER_HOLD_MS;
  return startSandbox({ ledgerFile: join(folder, "sandbox.sqlite"), afterAllMs });
}

/** A customer who has not paid by then is not coming back: the till may be locked over it. */
const AWAITED_MS = 15 * 60_000;

/** A charge is on its way, at the provider or in the customer's hands: what becomes of it must stay on screen. */
export function isCharging(till: Till, now: number): boolean {
  if (till.busy()) return true;
  const open = till.journal.openPayments().flatMap(({ attempts }) => attempts);
  return open.some(({ state, recordedAt }) => isUnsettled(state) && now - recordedAt < AWAITED_MS);
}

/** Whether the journal takes events: a newer, locked or unreadable file does not. */
export function canRecord(journal: Journal): boolean {
  const health = journal.health();
  return health.state !== "read-only" && !(health.state === "damaged" && health.problem === "file-corrupt");
}
