import { createStore, type StoreApi } from "zustand/vanilla";
import type { PosApi } from "../../shared/ipc/contract.ts";
import type { AppStatus } from "../../shared/ipc/status.ts";
import type { PosError } from "../../shared/errors/pos-error.ts";

export interface StatusState {
  /** Null until the main process has answered once. */
  readonly status: AppStatus | null;
  /** Why there is no status. */
  readonly error: PosError | null;
  /** Asks for the whole status again. */
  refresh(): Promise<void>;
}
export type StatusStore = StoreApi<StatusState>;

/** The till as a whole, kept up to date by `status-changed`. */
export function createStatusStore(api: PosApi): StatusStore {
  return createStore<StatusState>()((set) => {
    api.subscribe((event) => {
      if (event.type === "status-changed") set({ status: event.status, error: null });
    });
    return {
      status: null,
      error: null,
      async refresh() {
        const answer = await api.call("app.status", null);
        set(answer.ok ? { status: answer.value, error: null } : { error: answer.error });
      },
    };
  });
}
