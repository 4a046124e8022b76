import { createStore, type StoreApi } from "zustand/vanilla";

export interface ConnectionState {
  /** `away`: the page cannot reach the main process and keeps trying. */
  readonly state: "connected" | "away";
  /** Counts the times it came back: what is on screen must be read again each time. */
  readonly returns: number;
}
export type Connection = StoreApi<ConnectionState>;

/** The way to the main process, as the bridge sees it. In Electron it is always there. */
export function createConnection(): Connection {
  return createStore<ConnectionState>()(() => ({ state: "connected", returns: 0 }));
}
