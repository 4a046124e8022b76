import type { DisplayScene, DisplayView } from "../../shared/domain/customer-display.ts";
import { fromEntry } from "../../shared/domain/money.ts";
import { printableLines } from "../../shared/domain/print-text.ts";
import type { Sale } from "../../shared/domain/sale.ts";
import type { Settings } from "../../shared/domain/settings.ts";
import type { Till } from "../app/till.ts";
import { StorageFault } from "../journal/storage-fault.ts";
import type { Clock } from "../runtime/clock.ts";
import { sceneOf, type TimedScene } from "./scene.ts";

/** What stands in the cashier's lane: a sale by its id, or the amount typed so far. */
export interface Lane {
  readonly saleId: string | null;
  /** In units of the currency's last typed decimal; 0 while nothing is typed. */
  readonly typed: number;
}

/** What a customer display may learn. There is no way back through it. */
export interface DisplayFeed {
  /** Hands the present view and every new one to the listener; null while the shop wants no display. */
  subscribe(listener: (view: DisplayView | null) => void): () => void;
}

export interface CustomerDisplay extends DisplayFeed {
  /** The cashier's lane has changed. */
  follow(lane: Lane): void;
  /** A sale, the settings or the mode may have changed. */
  refresh(): void;
  stop(): void;
}

export interface DisplayDeps {
  /** Null while one till is closed and the next is opened. */
  readonly till: () => Till | null;
  readonly settings: () => Settings;
  readonly clock: Clock;
}

const IDLE: TimedScene = { show: { scene: "idle" }, until: null };

/** Tells the customer's side of the counter how their payment stands; reads the journal, writes nothing. */
export function createCustomerDisplay({ till, settings, clock }: DisplayDeps): CustomerDisplay {
  const listeners = new Set<(view: DisplayView | null) => void>();
  let lane: Lane = { saleId: null, typed: 0 };
  let last = "null";
  let cancelTimer: () => void = () => {};

  function scene(): TimedScene {
    const open = till();
    if (!open) return IDLE;
    if (lane.saleId === null) return { show: due(open, lane.typed), until: null };
    const sale = saleOf(open, lane.saleId);
    return sale ? sceneOf(sale, clock.now()) : IDLE;
  }

  /** What is to be shown now; sees to it that what shows itself out is looked at again in time. */
  function view(): DisplayView | null {
    cancelTimer();
    const { locale, printer, display, mode } = settings();
    if (!display.on) return null;
    const { show, until } = scene();
    if (until !== null) cancelTimer = clock.after(Math.max(0, until - clock.now()) + 1, refresh);
    return {
      mode: till()?.mode ?? mode,
      locale: display.language === "screen" ? locale : display.language,
      shop: printableLines(printer.header)[0] ?? "",
      show,
    };
  }

  function refresh(): void {
    if (listeners.size === 0) return;
    const next = view();
    const text = JSON.stringify(next);
    if (text === last) return;
    last = text;
    for (const listener of listeners) listener(next);
  }

  return {
    subscribe(listener) {
      listeners.add(listener);
      const now = view();
      last = JSON.stringify(now);
      listener(now);
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) cancelTimer();
      };
    },
    follow(next) {
      lane = next;
      refresh();
    },
    refresh,
    stop() {
      cancelTimer();
      listeners.clear();
    },
  };
}

/** A journal that cannot be read is said on the cashier's screen; it must not keep anybody there from hearing of a sale. */
function saleOf(till: Till, saleId: string): Sale | null {
  try {
    return till.journal.sale(saleId);
  } catch (error) {
    if (error instanceof StorageFault) return null;
    throw error;
  }
}

/** The amount that is being typed, once there is one. */
function due(till: Till, typed: number): DisplayScene {
  const { id, capabilities } = till.providers.get(till.settings().selectedProvider);
  const amount = typed > 0 ? fromEntry(typed, capabilities.currency) : null;
  if (amount?.ok !== true) return { scene: "idle" };
  return { scene: "due", amount: amount.value, provider: id, way: capabilities.direction };
}
