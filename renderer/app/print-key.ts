import { saleToPrint } from "../stores/printing.ts";
import type { Stores } from "../stores/stores.ts";

/** F7: what waits for the printer is tried again, else the slip is printed. Ctrl+F7 gives up what waits. */
export function pressPrintKey({ printing, status, lane, sales }: Stores, ctrl: boolean): void {
  const waits = status.getState().status?.printing.jobs.some((job) => job.problem !== null) ?? false;
  if (ctrl) {
    if (waits) printing.getState().drop();
    return;
  }
  if (waits) {
    printing.getState().retry();
    return;
  }
  const { saleId } = lane.getState();
  const { byId, today } = sales.getState();
  const sale = saleToPrint(saleId === null ? undefined : byId[saleId], today);
  if (sale) void printing.getState().print({ kind: "sale", saleId: sale.id });
}
