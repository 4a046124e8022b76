import { toMajorText, type Money } from "../../shared/domain/money.ts";
import type { Attempt, Refund, Sale } from "../../shared/domain/sale.ts";
import type { LedgerView } from "../../electron/payments/sandbox/ledger.ts";
import type { RefundRow } from "../../electron/payments/sandbox/orders.ts";

/** States that are true for a refund whose money has gone back. */
const MAY_HAVE_GONE = new Set<Refund["state"]>(["sent", "unknown", "refunded"]);

/** What the provider sent back of an attempt in this amount. The cashier never asks twice for the same one of a payment. */
export function refundsOf({ refunds }: LedgerView, { refs }: Attempt, amount: Money): readonly RefundRow[] {
  return refunds.filter((row) => row.reference === refs.reference && isSameAmount(row, amount));
}

/** Where money went back twice, unknown to the journal, against its word, or not at all where it says so. */
export function refundProblems(sales: readonly Sale[], ledger: LedgerView): readonly string[] {
  const problems: string[] = [];
  const attempts = sales.flatMap((sale) => sale.attempts.map((attempt) => ({ sale, attempt })));
  const seen = new Map<string, number>();

  for (const row of ledger.refunds) {
    const what = `${row.amount} of order ${row.reference}`;
    const times = (seen.get(what) ?? 0) + 1;
    seen.set(what, times);
    if (times > 1) problems.push(`${what} went back ${times} times`);
    const use = attempts.find(({ attempt }) => attempt.refs.reference === row.reference);
    const refunds = use?.attempt.refunds.filter(({ amount }) => isSameAmount(row, amount)) ?? [];
    if (refunds.length === 0) problems.push(`${what} went back and the journal knows nothing of it`);
    else if (!refunds.some(({ state }) => MAY_HAVE_GONE.has(state))) {
      problems.push(`${what} went back and the journal says ${refunds.map(({ state }) => state).join(", ")}`);
    }
  }

  for (const { sale, attempt } of attempts) {
    for (const { state, amount } of attempt.refunds) {
      if (state === "refunded" && refundsOf(ledger, attempt, amount).length === 0) {
        problems.push(`sale ${sale.number} has a refund of ${toMajorText(amount)} that the provider never made`);
      }
    }
  }
  return problems;
}

function isSameAmount(row: RefundRow, amount: Money): boolean {
  return Number(row.amount) === Number(toMajorText(amount));
}
