import { assertNever } from "../../../../shared/result.ts";
import { walletSystem } from "../../../../shared/domain/wallet-systems.ts";
import type { OrderRow } from "../orders.ts";
import type { PlanContext } from "../protocol.ts";
import type { JsonObject } from "../reply.ts";
import { sampleOf } from "./samples.ts";

/** The invoices' side of the books: the reference is the shop's `payment_id`, the id the provider's `tracking`. */
export const PROVIDER = "wallet";

const CONFIRMATIONS = 3;

/** The end that comes by itself once an invoice is processed, null where none does. */
export function nextOf(amount: string, { now, customerMs, afterAllMs }: PlanContext): OrderRow["next"] {
  if (customerMs === null) return null;
  const then = (state: OrderRow["state"]) => ({ state, at: now + customerMs });
  switch (sampleOf(amount)) {
    case "paid":
    case "refused":
    case "late-answer":
    case "no-answer":
    case "dropped":
    case "recalculated":
      return then("paid");
    case "declined":
      return then("declined");
    case "cancelled":
      return then("cancelled");
    case "paid-after-all":
      return { state: "paid", at: now + afterAllMs };
    case "waits":
    case "payin-error":
      return null;
  }
}

/** `process` (contracts.md 6.3): a page for most, an address for coins, nothing where the phone itself asks. */
export function processed(order: OrderRow): JsonObject {
  const means = walletSystem(order.currency)?.means ?? "card";
  const link = `https://pay.sandbox.invalid/invoice/${order.id}`;
  const shown =
    means === "card" || means === "bank" || means === "app" ? { pay_form: link, pay_link: `${link}?l` } : {};
  return {
    payment_id: order.reference,
    tracking: order.id,
    status: "PAYIN",
    h2h_allow: false,
    h2h_session: null,
    h2h_data: null,
    ...shown,
    ...(means === "crypto" ? { crypto: coins(order, 0) } : {}),
  };
}

/** `status` (contracts.md 6.3). A control call may put another word into `data.status`. */
export function statusOf(order: OrderRow, context: PlanContext): JsonObject {
  const paid = paidOf(order);
  const isPaid = order.state === "paid";
  const amount = isPaid ? paid : order.amount;
  const currency = walletSystem(order.currency)?.currency ?? "";
  return {
    tracking: order.id,
    payment_id: order.reference,
    currency: order.currency,
    created: local(order.at),
    processed: isPaid ? local(order.at) : null,
    status: order.data["status"] ?? wordOf(order, context),
    amount,
    fee: "0",
    accrual_amount: isPaid ? paid : "0",
    accrual_currency: currency,
    is_recalc: isPaid && paid !== order.amount,
    ...(walletSystem(order.currency)?.means === "crypto" && order.state !== "waiting"
      ? { crypto: coins(order, seen(order, context)) }
      : {}),
  };
}

function paidOf(order: OrderRow): string {
  // A little less than was asked.
  const isLess = sampleOf(order.amount) === "recalculated" && order.paid === order.amount;
  return isLess ? order.amount.replace(/[1-9](?=[0.]*$)/u, (digit) => String(Number(digit) - 1)) : order.paid;
}

function wordOf(order: OrderRow, context: PlanContext): string {
  switch (order.state) {
    case "waiting":
      return "CREATED";
    case "processing":
      return sampleOf(order.amount) === "payin-error" ? "PAYIN_ERROR" : "PAYIN";
    case "paid": {
      if (paidOf(order) !== order.amount) return "PAYED_RECALC";
      // Booked some time after it was paid.
      return sinceProcessed(order, context) > 2 ? "FINISHED" : "PAYED";
    }
    case "declined":
      return "FAILED";
    case "expired":
    case "cancelled":
      return "CANCELED";
    default:
      return assertNever(order.state);
  }
}

function coins(order: OrderRow, confirmations: number): JsonObject {
  return {
    address: `sandbox${order.id.replaceAll("-", "").toLowerCase()}00000000`,
    current_confirmations: confirmations,
    success_confirmations: CONFIRMATIONS,
  };
}

/** Confirmations grow while the customer's time runs; a control call may set them. */
function seen(order: OrderRow, context: PlanContext): number {
  const set = order.data["confirmations"];
  if (set !== undefined) return Number(set);
  if (order.state === "paid") return CONFIRMATIONS;
  return Math.max(0, Math.min(CONFIRMATIONS - 1, Math.floor(sinceProcessed(order, context) * CONFIRMATIONS)));
}

/** How many times the customer's time has passed since the invoice was processed; 0 where no time runs. */
function sinceProcessed(order: OrderRow, { now, customerMs }: PlanContext): number {
  const since = order.data["processedAt"];
  if (since === undefined || customerMs === null) return 0;
  return (now - Number(since)) / Math.max(1, customerMs);
}

/** Times without a zone, as the vendor writes them; which zone is unpublished. */
function local(at: number): string {
  return new Date(at).toISOString().slice(0, 19).replace("T", " ");
}
