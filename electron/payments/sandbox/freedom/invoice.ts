import type { OrderRow } from "../orders.ts";
import type { JsonObject } from "../reply.ts";

/** Codes and words of an unhappy end (contracts.md 4.7). */
export const REFUSALS = {
  declined: { code: 10007, words: "Payment refused for card security reasons" },
  "insufficient-funds": { code: 10009, words: "Insufficient funds on the card" },
  cancelled: { code: 10033, words: "The payment is cancelled already" },
} as const;

/** An order as the v5 calls tell it (source 2, contracts.md 4.4). */
export function invoiceBody(order: OrderRow, now: number): JsonObject {
  const { state } = order;
  const ended = state === "paid" || state === "declined" || state === "cancelled";
  return {
    status: "ok",
    order_id: order.reference,
    invoice_status: statusWord(state),
    ...(ended ? { invoice_id: Number(order.id) } : {}),
    ...reasonOf(order),
    ...(state === "paid" ? { card_pan: "5483-18XX-XXXX-0293" } : {}),
    // What was really paid, once something was.
    amount: Number(state === "paid" ? order.paid : order.amount),
    currency: order.currency,
    dt: new Date(now).toISOString().replace(/\.\d+Z$/u, "Z"),
  };
}

function statusWord(state: OrderRow["state"]): string {
  const words = {
    waiting: "new",
    processing: "process",
    paid: "ok",
    declined: "failed",
    expired: "incomplete",
    cancelled: "failed",
  } as const;
  return words[state];
}

function reasonOf(order: OrderRow): JsonObject {
  if (order.state !== "declined" && order.state !== "cancelled") return {};
  const why = order.data["why"] === "insufficient-funds" ? "insufficient-funds" : order.state;
  return { error_code: REFUSALS[why].code, error_description: REFUSALS[why].words };
}
