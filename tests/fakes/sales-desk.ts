import { trainingCredentials, trainingSettings } from "../../electron/app/provider-setup.ts";
import type { ProviderId, Sale } from "../../shared/domain/sale.ts";
import { DEFAULT_SETTINGS, type Settings, type UnitChoice } from "../../shared/domain/settings.ts";
import { createFiscalQueue, type FiscalQueue } from "../../electron/fiscal/queue.ts";
import type { Journal } from "../../electron/journal/port.ts";
import { createAnorProvider } from "../../electron/payments/providers/anor/provider.ts";
import { createProviderRegistry } from "../../electron/payments/registry.ts";
import { startSandbox, type Sandbox } from "../../electron/payments/sandbox/server.ts";
import { systemClock, type Clock } from "../../electron/runtime/clock.ts";
import { systemIds } from "../../electron/runtime/ids.ts";
import { createChargeRunner, type ChargeRunner } from "../../electron/sales/charge-runner.ts";
import { cancelPayment } from "../../electron/sales/cancel.ts";
import { createHolds } from "../../electron/sales/holds.ts";
import { createRecorder } from "../../electron/sales/recorder.ts";
import { recover } from "../../electron/sales/recovery.ts";
import { RefundService } from "../../electron/sales/refunds.ts";
import { SaleService } from "../../electron/sales/service.ts";
import { ShiftService } from "../../electron/shifts/service.ts";
import { createStatusWatch, type StatusWatch } from "../../electron/sales/status-watch.ts";
import { maskCode } from "../../shared/domain/text.ts";
import { openTempJournal } from "./journal.ts";
import { sandboxClient, type SandboxClient } from "./sandbox-client.ts";

/** The till's real services on a real journal and a real sandbox, with short time limits. No screen, no host. */
export interface SalesDesk {
  readonly sales: SaleService;
  readonly queue: FiscalQueue;
  readonly runner: ChargeRunner;
  readonly watch: StatusWatch;
  readonly refunds: RefundService;
  readonly shifts: ShiftService;
  cancel(saleId: string, attemptId: string): ReturnType<typeof cancelPayment>;
  readonly sandbox: Sandbox;
  readonly provider: SandboxClient;
  readonly logged: readonly string[];
  journal(): Journal;
  /** The journal's file. */
  file(): string;
  /** The disk refuses the next events of these types, so often. */
  failAppends(types: readonly string[], times?: number): void;
  /** The sale once it satisfies the condition; waits for events, never polls. */
  until(saleId: string, condition: (sale: Sale) => boolean): Promise<Sale>;
  /** Charges a fresh code; 127 500 sums unless told. Throws when it is refused. */
  charge(code?: string, amount?: number): Sale;
  /** As a killed and restarted till: what was in memory is gone, the file is opened anew, recovery runs. */
  restart(): void;
  close(): Promise<void>;
}

export interface DeskOptions {
  readonly settings?: Partial<Settings>;
  readonly unit?: UnitChoice;
  /** When the screen gives up, and when the socket is closed. Milliseconds. */
  readonly unknownAfterMs?: number;
  readonly listenMs?: number;
  /** Pauses between receipts' tries are this many times shorter. */
  readonly hurry?: number;
  readonly clock?: Partial<Clock>;
  /** Another address than the sandbox's. */
  readonly baseUrl?: string;
  /** The provider that sales go to; Anor unless told. */
  readonly provider?: ProviderId;
}

const CONFIRMED: UnitChoice = { state: "confirmed", unit: "sum", who: "Dilnoza", at: 0 };
let lastCode = 0;

export const freshCode = (): string => `ANOR-${String((lastCode += 1)).padStart(8, "0")}`;

export async function openSalesDesk(options: DeskOptions = {}): Promise<SalesDesk> {
  const sandbox = await startSandbox({ ledgerFile: null });
  const temp = openTempJournal();
  const hurry = options.hurry ?? 200;
  const clock: Clock = { ...systemClock, after: (ms, fn) => systemClock.after(ms / hurry, fn), ...options.clock };
  const selectedProvider = options.provider ?? "anor";
  const on = { enabled: true };
  const { anor, freedom, appotapay, wallet } = DEFAULT_SETTINGS.providers;
  const providersOn = {
    anor,
    freedom: { ...freedom, ...on },
    appotapay: { ...appotapay, ...on },
    wallet: { ...wallet, ...on },
  };
  const settings: Settings = {
    ...DEFAULT_SETTINGS,
    mode: "live",
    selectedProvider,
    providers: providersOn,
    ...options.settings,
  };
  const unit = options.unit ?? CONFIRMED;
  const ids = systemIds();
  const logged: string[] = [];
  const line = (event: string, ...rest: unknown[]) => void logged.push(`${event} ${JSON.stringify(rest)}`);
  const log = { info: line, warn: line, error: (...said: [string, ...unknown[]]) => (line(...said), "log-id") };
  const watchers = new Set<(sale: Sale) => void>();
  const made = createAnorProvider({
    settings: { enabled: true, baseUrl: options.baseUrl ?? sandbox.baseUrl, ca: "", unit },
    timeouts: { ...settings.timeouts, connectSeconds: 2, listenSeconds: (options.listenMs ?? 2_000) / 1_000 },
    observer: { answered() {}, reached() {}, unreachable() {} },
  });
  const others = createProviderRegistry(
    trainingSettings(() => settings, sandbox),
    {
      ...trainingCredentials(),
      observer: { answered() {}, reached() {}, unreachable() {} },
      now: () => Date.now(),
    },
  );
  const providers = { get: (id: ProviderId) => (id === "anor" ? made : others.get(id)) };

  function compose(journal: Journal) {
    const publish = (sale: Sale) => {
      holds.consider(sale);
      watch.consider(sale);
      for (const watch of watchers) watch(sale);
    };
    const holds = createHolds(clock, () => settings.timeouts.holdSeconds * 1_000);
    const recorder = createRecorder({ journal, clock, log, publish });
    const unknownAfterMs = () => (options.unknownAfterMs ?? 10_000) * hurry;
    const runner = createChargeRunner({ recorder, clock, log, unknownAfterMs });
    const queue = createFiscalQueue({ journal, recorder, providers, clock, ids, log });
    const watch = createStatusWatch({ journal, recorder, providers, clock, log });
    const refunds = new RefundService({ journal, recorder, providers, ids, log });
    const fingerprint = (code: string) => ({ fingerprint: `fp-${code}`, mask: maskCode(code) });
    const rest = {
      settings: () => settings,
      unit: (id: ProviderId) => (id === "anor" ? unit : null),
      fingerprint,
      holds,
      clock,
      ids,
    };
    const zNumbers = { highest: () => 0, given() {} };
    const mode = "live" as const;
    const shifts = new ShiftService({
      journal,
      clock,
      mode,
      settings: () => settings,
      zNumbers,
      changed() {},
      closed() {},
    });
    const receiptDue = (saleId: string) => queue.kick(saleId);
    const sales = new SaleService({
      journal,
      recorder,
      runner,
      providers,
      ...rest,
      receiptDue,
      shiftForSale: () => shifts.forSale(),
    });
    recover(journal, recorder);
    for (const sale of [...journal.openPayments(), ...journal.unknownPayments()]) holds.consider(sale);
    queue.resume();
    watch.resume();
    const cancel = (saleId: string, attemptId: string) =>
      cancelPayment({ journal, recorder, providers, watch }, saleId, attemptId, "Dilnoza");
    return { recorder, runner, queue, sales, watch, refunds, shifts, cancel };
  }

  let refused: { types: readonly string[]; times: number } = { types: [], times: 0 };
  /** The real journal, whose disk can be told to be full for some events. */
  function onDisk(journal: Journal): Journal {
    const append: Journal["append"] = (events) => {
      if (refused.times > 0 && events.some((e) => refused.types.includes(e.event.type))) {
        refused = { ...refused, times: refused.times - 1 };
        return { ok: false, error: { kind: "storage", reason: "disk-full", detail: "" } };
      }
      return journal.append(events);
    };
    return new Proxy(journal, {
      get: (target, name: keyof Journal) => (name === "append" ? append : target[name].bind(target)),
    });
  }

  let services = compose(onDisk(temp.journal));
  return {
    get sales() {
      return services.sales;
    },
    get queue() {
      return services.queue;
    },
    get runner() {
      return services.runner;
    },
    get watch() {
      return services.watch;
    },
    get refunds() {
      return services.refunds;
    },
    get shifts() {
      return services.shifts;
    },
    cancel: (saleId, attemptId) => services.cancel(saleId, attemptId),
    sandbox,
    provider: sandboxClient(sandbox),
    logged,
    journal: () => temp.journal,
    file: () => temp.file,
    failAppends(types, times = 1) {
      refused = { types, times };
    },
    until(saleId, condition) {
      const now = temp.journal.sale(saleId);
      if (now && condition(now)) return Promise.resolve(now);
      return new Promise((resolve) => {
        const watch = (sale: Sale) => {
          if (sale.id !== saleId || !condition(sale)) return;
          watchers.delete(watch);
          resolve(sale);
        };
        watchers.add(watch);
      });
    },
    charge(code = freshCode(), amount = 127_500) {
      const charged = services.sales.charge({ saleId: null, amount, code, reference: "", note: "" });
      if (!charged.ok) throw new Error(JSON.stringify(charged.error));
      return charged.value;
    },
    restart() {
      services.recorder.stop();
      void services.queue.stop();
      void services.watch.stop();
      const journal = temp.reopen();
      services = compose(onDisk(journal));
    },
    async close() {
      await Promise.all([services.queue.stop(), services.watch.stop()]);
      await Promise.all([services.runner.idle(), services.refunds.idle()]);
      services.recorder.stop();
      await sandbox.close();
      temp[Symbol.dispose]();
    },
  };
}
