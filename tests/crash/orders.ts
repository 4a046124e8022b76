import type { Attempt, ProviderId } from "../../shared/domain/sale.ts";
import type { LedgerView } from "../../electron/payments/sandbox/ledger.ts";
import type { OrderRow } from "../../electron/payments/sandbox/orders.ts";

/** The providers that file each payment as an order under the till's own reference. */
export type OrderProvider = Exclude<ProviderId, "anor">;

/** The provider's order of an attempt; null when it has none. */
export function orderOf({ orders }: LedgerView, { provider, refs }: Attempt): OrderRow | null {
  return orders.find((order) => order.provider === provider && order.reference === refs.reference) ?? null;
}

/** …when its money was taken. */
export function paidOrderOf(ledger: LedgerView, attempt: Attempt): OrderRow | null {
  const order = orderOf(ledger, attempt);
  return order?.state === "paid" ? order : null;
}

/** Its customer may still pay it. */
export function isOpen({ state }: OrderRow): boolean {
  return state === "waiting" || state === "processing";
}
