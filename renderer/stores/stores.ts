import type { PosApi } from "../../shared/ipc/contract.ts";
import { createConnection, type Connection } from "./connection.ts";
import { withApproval, type ApprovalStore } from "./approval.ts";
import { createLaneStore, type LaneStore } from "./lane.ts";
import { createPrintingStore, type PrintingStore } from "./printing.ts";
import { createSalesStore, type SalesStore } from "./sales.ts";
import { createStatusStore, type StatusStore } from "./status.ts";
import { createUiStore, type UiStore } from "./ui.ts";

/** Everything the screen knows and can do. */
export interface Stores {
  readonly api: PosApi;
  readonly connection: Connection;
  readonly status: StatusStore;
  readonly sales: SalesStore;
  readonly lane: LaneStore;
  readonly printing: PrintingStore;
  /** The question for somebody else's PIN. */
  readonly approval: ApprovalStore;
  readonly ui: UiStore;
  /** Milliseconds since the epoch, by this machine's clock. */
  readonly now: () => number;
  /** Reads everything from the main process: at start and whenever it was out of reach. */
  load(): Promise<void>;
}

export interface StoreDeps {
  readonly api: PosApi;
  readonly connection?: Connection;
  readonly now?: () => number;
}

/** Makes the stores of one screen. Tests pass a PosApi of their own. */
export function createStores(deps: StoreDeps): Stores {
  const { connection = createConnection(), now = Date.now } = deps;
  const { api, approval } = withApproval(deps.api);
  const status = createStatusStore(api);
  const sales = createSalesStore(api);
  const lane = createLaneStore({ api, status, sales, connection, now });
  const printing = createPrintingStore(api, status);
  const ui = createUiStore();

  async function load(): Promise<void> {
    await Promise.all([status.getState().refresh(), sales.getState().refresh()]);
    lane.getState().takeUpInterrupted();
  }
  connection.subscribe((state, before) => {
    if (state.returns !== before.returns) void load();
  });
  return { api, approval, connection, status, sales, lane, printing, ui, now, load };
}
