import type { Attempt, Sale } from "../../shared/domain/sale.ts";
import type { LedgerView } from "../../electron/payments/sandbox/ledger.ts";
import { orderOf } from "./orders.ts";

/** Nothing of an attempt in one of these states has left the till. */
const NOTHING_LEFT = new Set<Attempt["state"]>(["recorded", "not-sent"]);
/** States that are true for an order that is paid: the till knows, does not know yet, or still waits for the news. */
const MAY_BE_PAID = new Set<Attempt["state"]>(["sent", "unknown", "awaiting-customer", "paid"]);
const WITHOUT_MONEY = new Set<Attempt["state"]>(["declined", "expired", "cancelled"]);

/** Where the journal's word on an order is not what the provider's books say. */
export function orderProblems(sales: readonly Sale[], ledger: LedgerView): readonly string[] {
  const problems: string[] = [];
  const uses = sales.flatMap((sale) => sale.attempts.map((attempt) => ({ sale, attempt })));

  for (const order of ledger.orders) {
    const what = `order ${order.reference} at ${order.provider}`;
    const found = uses.filter(({ attempt }) => orderOf({ ...ledger, orders: [order] }, attempt) !== null);
    const [use] = found;
    if (!use || found.length > 1) {
      problems.push(`${what} is filed and the journal has ${found.length} payments of it`);
      continue;
    }
    const { state, wire } = use.attempt;
    if (NOTHING_LEFT.has(state)) problems.push(`${what} was sent and the journal says ${state}`);
    if (Number(wire.amount) !== Number(order.amount))
      problems.push(`${what}: sent ${wire.amount}, filed ${order.amount}`);
    if (order.state === "paid" && !MAY_BE_PAID.has(state)) {
      problems.push(`${what} is paid and the journal says ${state}`);
    }
    // A cancelled one is called off by the till itself, and its books' word is asked for afterwards.
    if ((order.state === "waiting" || order.state === "processing") && WITHOUT_MONEY.has(state)) {
      problems.push(`${what} can still be paid and the journal says ${state}`);
    }
  }

  for (const sale of sales) {
    const orders = sale.attempts.filter(({ provider }) => provider !== "anor");
    const paid = orders.filter((attempt) => orderOf(ledger, attempt)?.state === "paid");
    if (paid.length > 1) problems.push(`sale ${sale.number} was paid ${paid.length} times`);
    for (const attempt of orders) {
      const order = orderOf(ledger, attempt);
      if (attempt.state === "paid" && order?.state !== "paid") {
        problems.push(`sale ${sale.number} is paid and its order is ${order?.state ?? "not there"}`);
      }
      if (attempt.state === "paid" && order && attempt.refs.transactionId !== order.id) {
        problems.push(`sale ${sale.number} is paid under another transaction than the provider's`);
      }
      if (attempt.state === "awaiting-customer" && !order) problems.push(`sale ${sale.number} waits for no order`);
    }
  }
  return problems;
}

/** Orders and refunds that are still open when everything should have come to its end. */
export function unfinishedOrders(sales: readonly Sale[], ledger: LedgerView): readonly string[] {
  const attempts = sales.flatMap((sale) => sale.attempts);
  const refunds = attempts.flatMap((attempt) => attempt.refunds);
  const problems = refunds
    .filter(({ state }) => state === "recorded" || state === "sent" || state === "unknown")
    .map(({ id, state }) => `refund ${id} stayed ${state}`);
  const counts = {
    "paid orders": [
      attempts.filter(({ provider, state }) => provider !== "anor" && state === "paid").length,
      ledger.orders.filter(({ state }) => state === "paid").length,
    ],
    refunds: [refunds.filter(({ state }) => state === "refunded").length, ledger.refunds.length],
  };
  for (const [what, [journal, books]] of Object.entries(counts)) {
    if (journal !== books) problems.push(`the journal has ${journal} ${what}, the provider ${books}`);
  }
  return problems;
}
