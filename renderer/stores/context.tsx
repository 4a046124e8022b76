import { createContext, useContext, type ReactNode } from "react";
import { useStore } from "zustand";
import type { PosApi } from "../../shared/ipc/contract.ts";
import type { AppStatus } from "../../shared/ipc/status.ts";
import type { Sale } from "../../shared/domain/sale.ts";
import type { ConnectionState } from "./connection.ts";
import type { LaneState } from "./lane-state.ts";
import type { PrintingState } from "./printing.ts";
import type { SalesState } from "./sales.ts";
import type { StatusState } from "./status.ts";
import type { Stores } from "./stores.ts";
import type { UiState } from "./ui.ts";

const StoresContext = createContext<Stores | null>(null);

/** Gives the stores to everything inside. */
export function StoresProvider({ stores, children }: { readonly stores: Stores; readonly children: ReactNode }) {
  return <StoresContext value={stores}>{children}</StoresContext>;
}

/** The stores themselves, for event handlers; what is drawn comes through the hooks below. */
export function useStores(): Stores {
  const stores = useContext(StoresContext);
  if (!stores) throw new Error("StoresProvider is missing");
  return stores;
}

export function useApi(): PosApi {
  return useStores().api;
}

export function useStatus<T>(select: (state: StatusState) => T): T {
  return useStore(useStores().status, select);
}

/** A part of the status. Only inside the application's shell, which waits for the first status. */
export function useAppStatus<T>(select: (status: AppStatus) => T): T {
  return useStatus((state) => {
    if (!state.status) throw new Error("the status has not come yet");
    return select(state.status);
  });
}

export function useSales<T>(select: (state: SalesState) => T): T {
  return useStore(useStores().sales, select);
}

export function useLane<T>(select: (state: LaneState) => T): T {
  return useStore(useStores().lane, select);
}

/** The sale in the lane, null while its amount is still being typed. */
export function useLaneSale(): Sale | null {
  const saleId = useLane((lane) => lane.saleId);
  return useSales((sales) => (saleId === null ? null : (sales.byId[saleId] ?? null)));
}

export function useUi<T>(select: (state: UiState) => T): T {
  return useStore(useStores().ui, select);
}

export function usePrinting<T>(select: (state: PrintingState) => T): T {
  return useStore(useStores().printing, select);
}

export function useConnection<T>(select: (state: ConnectionState) => T): T {
  return useStore(useStores().connection, select);
}
