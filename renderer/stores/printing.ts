import { createStore, type StoreApi } from "zustand/vanilla";
import type { Printable } from "../../shared/domain/print-job.ts";
import type { Sale } from "../../shared/domain/sale.ts";
import type { PosError } from "../../shared/errors/pos-error.ts";
import type { PosApi } from "../../shared/ipc/contract.ts";
import type { StatusStore } from "./status.ts";

export interface PrintingState {
  /** Why the last print was not even queued; gone with the next one. */
  readonly error: PosError | null;
  /** Queues a print. Whether it comes out is told by the status. */
  print(what: Printable): Promise<boolean>;
  /** Tries everything that waits again. */
  retry(): void;
  /** Gives everything up that waits. */
  drop(): void;
  dismiss(): void;
}
export type PrintingStore = StoreApi<PrintingState>;

/** What the whole screen can do about paper. */
export function createPrintingStore(api: PosApi, status: StatusStore): PrintingStore {
  return createStore<PrintingState>()((set) => ({
    error: null,
    async print(what) {
      set({ error: null });
      const who = status.getState().status?.settings.terminal.cashier ?? "";
      const answer = await api.call("print.print", { what, who });
      if (!answer.ok) set({ error: answer.error });
      return answer.ok;
    },
    retry: () => void api.call("print.retry", { jobId: null }),
    drop: () => void api.call("print.drop", { jobId: null }),
    dismiss: () => set({ error: null }),
  }));
}

/** The sale whose slip the print key means: the one in the lane, else the last that was paid. */
export function saleToPrint(inLane: Sale | undefined, today: readonly Sale[]): Sale | null {
  return [inLane, ...today].find((sale) => sale !== undefined && hasPayment(sale)) ?? null;
}

/** Whether a sale has a slip at all. */
export function hasPayment(sale: Sale): boolean {
  return sale.attempts.some(({ state }) => state === "paid");
}
