import type { SaleEvent } from "../../shared/domain/events.ts";
import { fromEntry } from "../../shared/domain/money.ts";
import { applySaleEvent } from "../../shared/domain/sale-machine.ts";
import { awaitsCustomer, currentAttempt, hasUnknownPayment, lacksReceipt } from "../../shared/domain/sale-facts.ts";
import type { Sale } from "../../shared/domain/sale.ts";
import { DEFAULT_SETTINGS, type Settings, type SettingsPatch } from "../../shared/domain/settings.ts";
import { parseReceipt } from "../../shared/domain/receipt.ts";
import { maskCode } from "../../shared/domain/text.ts";
import { conflict, invalidInput, type PosError } from "../../shared/errors/pos-error.ts";
import type { Input, Method, Output, PosApi, PosEvent } from "../../shared/ipc/contract.ts";
import type { AppStatus, ProviderStatus } from "../../shared/ipc/status.ts";
import { err, ok, type Result } from "../../shared/result.ts";
import { searchAnswer } from "./search-answer.ts";

type Handler<M extends Method> = (input: Input<M>) => Result<Output<M>, PosError>;
type Handlers = { [M in Method]?: Handler<M> };

/** A till in memory: real sale objects made by the real state machine, and outcomes when a test says so. */
export interface FakeTill {
  readonly api: PosApi;
  /** Every call made, in order. */
  readonly calls: readonly { readonly method: Method; readonly input: unknown }[];
  /** Answers this method in another way from now on. */
  answer<M extends Method>(method: M, handler: Handler<M>): void;
  /** Lets events happen to a sale and tells the screen. */
  happen(saleId: string, events: readonly SaleEvent[], late?: boolean): Sale;
  sale(saleId: string): Sale;
  last(): Sale;
  /** Changes the status and tells the screen. */
  setStatus(change: Partial<AppStatus>): void;
  emit(event: PosEvent): void;
}

export const NOON = Date.UTC(2026, 10, 21, 7, 0, 0);

export const ANOR: ProviderStatus = {
  id: "anor",
  enabled: true,
  currency: "UZS",
  direction: "customer-code",
  codes: "once",
  fiscalization: "receipt-url",
  can: { status: false, cancel: false, refund: "none" },
  ready: true,
  problem: null,
  insecure: false,
  host: "192.168.1.50:8080",
  calibrationCap: null,
};

export function liveStatus(over: Partial<AppStatus> = {}): AppStatus {
  const settings: Settings = {
    ...DEFAULT_SETTINGS,
    mode: "live",
    locale: "en",
    terminal: { name: "Chilonzor 9 · Till 2", cashier: "Dilnoza", timeZone: "Asia/Tashkent" },
  };
  return {
    version: "0.1.0",
    host: "electron",
    mode: "live",
    settings,
    provider: ANOR,
    providers: [ANOR],
    journal: { state: "sound", checkedAt: NOON, lastBackupAt: null },
    clockSkewMs: null,
    online: "online",
    shift: { number: 3, openedAt: NOON - 3 * 3_600_000, openedBy: "Dilnoza" },
    waiting: { unknown: 0, receipts: 0 },
    holds: [],
    printing: { ready: false, jobs: [] },
    secrets: { set: [], keptIn: "system" },
    people: { known: [], operator: null, locked: false, signInNeeded: false, managerMissing: false },
    loginStart: "unavailable",
    settingsSetAside: null,
    ...over,
  };
}

export interface FakeTillOptions {
  readonly status?: Partial<AppStatus>;
  readonly sales?: readonly Sale[];
  readonly now?: () => number;
  /** What happens to an attempt by itself, some time after it was sent. */
  readonly outcome?: (sale: Sale, code: string | null) => readonly SaleEvent[];
}

export function fakeTill(options: FakeTillOptions = {}): FakeTill {
  const now = options.now ?? (() => NOON);
  const sales = new Map<string, Sale>((options.sales ?? []).map((sale) => [sale.id, sale]));
  const listeners = new Set<(event: PosEvent) => void>();
  const calls: { method: Method; input: unknown }[] = [];
  let status = liveStatus(options.status);
  let numbers = sales.size;

  const emit = (event: PosEvent): void => {
    for (const listener of listeners) listener(event);
  };
  const newestFirst = (): Sale[] => [...sales.values()].toSorted((a, b) => b.openedAt - a.openedAt);
  const waiting = () => {
    const all = newestFirst().toReversed();
    return {
      unknown: all.filter(hasUnknownPayment),
      customers: all.filter(awaitsCustomer),
      receipts: all.filter(lacksReceipt),
    };
  };
  function setStatus(change: Partial<AppStatus>): void {
    status = { ...status, ...change };
    emit({ type: "status-changed", status });
  }
  function apply(saleId: string, events: readonly SaleEvent[]): Sale {
    let sale = sales.get(saleId) ?? null;
    for (const event of events) sale = applySaleEvent(sale, saleId, event, now());
    if (!sale) throw new Error(`no sale ${saleId}`);
    sales.set(saleId, sale);
    return sale;
  }
  function happen(saleId: string, events: readonly SaleEvent[], late = false): Sale {
    const sale = apply(saleId, events);
    emit({ type: "sale-changed", sale, late });
    const lists = waiting();
    const counts = { unknown: lists.unknown.length, receipts: lists.receipts.length };
    if (counts.unknown !== status.waiting.unknown || counts.receipts !== status.waiting.receipts) {
      setStatus({ waiting: counts });
    }
    return sale;
  }

  function charge(input: Input<"sales.charge">): Result<Sale, PosError> {
    const before = input.saleId === null ? null : (sales.get(input.saleId) ?? null);
    if (input.saleId !== null && !before) return err(conflict("sale-not-found"));
    const { currency, id: provider, fiscalization } = status.provider;
    const amount = before ? ok(before.amount) : fromEntry(input.amount, currency);
    if (!amount.ok) return err(invalidInput("amount", "amount-too-large"));
    const saleId = before?.id ?? `S${(numbers += 1)}`;
    const number = `1121-${String(numbers).padStart(4, "0")}`;
    const { reference, note } = input;
    const opened: SaleEvent = { type: "sale.opened", number, day: "2026-11-21", amount: amount.value, reference, note };
    const attemptId = `${saleId}-A${(before?.attempts.length ?? 0) + 1}`;
    const wire = { amount: String(input.amount), unit: "sum" };
    const code = input.code === null ? null : { fingerprint: `f-${input.code}`, mask: maskCode(input.code) };
    const recorded: SaleEvent = {
      type: "payment.recorded",
      attemptId,
      provider,
      amount: amount.value,
      wire,
      endpoint: status.provider.host,
      fiscalization,
      code,
      refs: {},
    };
    const sale = apply(saleId, [...(before ? [] : [opened]), recorded]);
    queueMicrotask(() => {
      const sent = happen(saleId, [{ type: "payment.sent", attemptId }]);
      const outcome = options.outcome?.(sent, input.code) ?? [];
      if (outcome.length > 0) happen(saleId, outcome);
    });
    return ok(sale);
  }

  function attach(input: Input<"sales.attachReceipt">): Result<Sale, PosError> {
    const receipt = parseReceipt(input.code, now(), 10 * 365 * 86_400_000);
    if (!receipt.ok) return err(invalidInput("code", receipt.error));
    return ok(happen(input.saleId, [{ type: "fiscal.receipt-scanned", receipt: receipt.value }]));
  }

  function settle(input: Input<"sales.settle">): Result<Sale, PosError> {
    const { saleId, attemptId, outcome, who, evidence, why, transactionId } = input;
    const refs = transactionId === undefined ? {} : { transactionId };
    return ok(happen(saleId, [{ type: "payment.settled", attemptId, outcome, who, evidence, why, refs }]));
  }

  function changed(patch: SettingsPatch): Settings {
    const { terminal, limits, timeouts, printer, anor: _, freedom: __, appotapay: ___, wallet: ____, ...plain } = patch;
    const { settings } = status;
    // A patch leaves out what it does not change; what it holds as undefined is left out too.
    const kept = Object.fromEntries(Object.entries(plain).filter(([, value]) => value !== undefined));
    const next: Settings = {
      ...settings,
      ...kept,
      terminal: { ...settings.terminal, ...defined(terminal) },
      limits: { ...settings.limits, ...defined(limits) },
      timeouts: { ...settings.timeouts, ...defined(timeouts) },
      printer: { ...settings.printer, ...defined(printer) },
    };
    setStatus({ settings: next });
    return next;
  }

  const handlers: Handlers = {
    "app.status": () => ok(status),
    "app.sampleCodes": () => ok([]),
    "app.practise": () => ok(null),
    "sales.charge": charge,
    "sales.attachReceipt": attach,
    "sales.settle": settle,
    "sales.abandon": ({ saleId, why }) => ok(happen(saleId, [{ type: "sale.abandoned", who: "Dilnoza", why }])),
    "sales.retryReceipt": ({ saleId }) => ok(saleFor(saleId)),
    "sales.askStatus": ({ saleId }) => ok(saleFor(saleId)),
    "sales.ofDay": () => ok(newestFirst()),
    "sales.waiting": () => ok(waiting()),
    "history.search": (input) => ok(searchAnswer(newestFirst(), input)),
    "sales.story": ({ saleId }) => ok({ sale: saleFor(saleId), events: [] }),
    "providers.fields": () => ok([]),
    "settings.change": ({ patch }) => ok(changed(patch)),
    "journal.backups": () => ok([]),
  };
  function saleFor(saleId: string): Sale {
    const sale = sales.get(saleId);
    if (!sale) throw new Error(`no sale ${saleId}`);
    return sale;
  }

  async function call<M extends Method>(method: M, input: Input<M>): Promise<Result<Output<M>, PosError>> {
    calls.push({ method, input });
    await Promise.resolve();
    const handler: Handler<M> | undefined = handlers[method];
    return handler ? handler(input) : err({ kind: "internal", id: `not-faked:${method}` });
  }

  return {
    api: {
      call,
      subscribe(listener) {
        listeners.add(listener);
        return () => void listeners.delete(listener);
      },
    },
    calls,
    answer(method, handler) {
      Object.assign(handlers, { [method]: handler });
    },
    happen,
    sale: saleFor,
    last() {
      const sale = newestFirst().find((one) => currentAttempt(one) !== null);
      if (!sale) throw new Error("no sale yet");
      return sale;
    },
    setStatus,
    emit,
  };
}

/** Without the keys that are undefined, which a spread would write over what is there. */
function defined<T extends object>(part: T | undefined): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(part ?? {}).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}
