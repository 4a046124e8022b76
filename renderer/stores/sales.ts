import { createStore, type StoreApi } from "zustand/vanilla";
import type { PosApi } from "../../shared/ipc/contract.ts";
import { awaitsCustomer, hasUnknownPayment, lacksReceipt } from "../../shared/domain/sale-facts.ts";
import type { Sale } from "../../shared/domain/sale.ts";

export interface SalesState {
  /** Today's sales, newest first. */
  readonly today: readonly Sale[];
  /** What must become empty, oldest first. */
  readonly waiting: {
    readonly unknown: readonly Sale[];
    readonly customers: readonly Sale[];
    readonly receipts: readonly Sale[];
  };
  readonly loaded: boolean;
  /** Every sale this page has seen, by id: the lane and the panels look theirs up here. */
  readonly byId: Readonly<Record<string, Sale>>;
  /** Reads everything again: at start, and when the main process was out of reach. */
  refresh(): Promise<void>;
  /** Takes in a sale that a call has answered with, unless an event has brought a newer one. */
  take(sale: Sale): void;
}
export type SalesStore = StoreApi<SalesState>;

/** The sales on screen, kept up to date by `sale-changed`. */
export function createSalesStore(api: PosApi): SalesStore {
  return createStore<SalesState>()((set, get) => {
    api.subscribe((event) => {
      if (event.type === "sale-changed") set((state) => withSale(state, event.sale));
    });
    return {
      today: [],
      waiting: { unknown: [], customers: [], receipts: [] },
      loaded: false,
      byId: {},
      async refresh() {
        const [today, waiting] = await Promise.all([
          api.call("sales.ofDay", { day: null }),
          api.call("sales.waiting", null),
        ]);
        if (!today.ok || !waiting.ok) return;
        const { unknown, customers, receipts } = waiting.value;
        const seen = [...unknown, ...customers, ...receipts, ...today.value];
        const byId = { ...get().byId, ...Object.fromEntries(seen.map((sale) => [sale.id, sale])) };
        set({ today: today.value, waiting: waiting.value, byId, loaded: true });
      },
      take(sale) {
        const known = get().byId[sale.id];
        // Events come in order; an answer to a call may be older than the event that has overtaken it.
        if (!known || sale.updatedAt > known.updatedAt) set((state) => withSale(state, sale));
      },
    };
  });
}

function withSale(state: SalesState, sale: Sale): Pick<SalesState, "today" | "waiting" | "byId"> {
  return {
    byId: { ...state.byId, [sale.id]: sale },
    today: inToday(state.today, sale),
    waiting: {
      unknown: placed(state.waiting.unknown, sale, hasUnknownPayment(sale)),
      customers: placed(state.waiting.customers, sale, awaitsCustomer(sale)),
      receipts: placed(state.waiting.receipts, sale, lacksReceipt(sale)),
    },
  };
}

function inToday(today: readonly Sale[], sale: Sale): readonly Sale[] {
  const day = today[0]?.day;
  if (day !== undefined && sale.day < day) return today;
  if (day !== undefined && sale.day > day) return [sale];
  const known = today.some((other) => other.id === sale.id);
  return known ? today.map((other) => (other.id === sale.id ? sale : other)) : [sale, ...today];
}

function placed(list: readonly Sale[], sale: Sale, belongs: boolean): readonly Sale[] {
  const known = list.some((other) => other.id === sale.id);
  if (!belongs) return known ? list.filter((other) => other.id !== sale.id) : list;
  if (known) return list.map((other) => (other.id === sale.id ? sale : other));
  return [...list, sale].toSorted((a, b) => a.openedAt - b.openedAt);
}
