import type { PaymentState, Sale } from "../../shared/domain/sale.ts";
import type { LedgerView } from "../../electron/payments/sandbox/ledger.ts";

/** Where a receipt is lost, or attached where or while it must not be. `acknowledged`: receipt links by sale. */
export function receiptProblems(
  sales: readonly Sale[],
  ledger: LedgerView,
  acknowledged: ReadonlyMap<string, string>,
): readonly string[] {
  const problems: string[] = [];
  const saleOfTransaction = new Map<string, Sale>();
  for (const sale of sales) {
    const paid = sale.attempts.find((attempt) => attempt.state === "paid")?.refs.transactionId;
    if (paid !== undefined) saleOfTransaction.set(paid, sale);
  }

  const attached = new Map<string, string>();
  for (const { transactionId, url } of ledger.receipts) {
    if (attached.has(transactionId)) problems.push(`transaction ${transactionId} has two receipts`);
    attached.set(transactionId, url);
    const sale = saleOfTransaction.get(transactionId);
    const state = sale?.fiscal?.state;
    if (!sale || sale.fiscal?.receipt?.url !== url || (state !== "queued" && state !== "fiscalized")) {
      problems.push(`${url} is attached to ${transactionId}, the journal says ${state ?? "nothing"}`);
    }
  }

  const byId = new Map(sales.map((sale) => [sale.id, sale]));
  for (const [saleId, url] of acknowledged) {
    const fiscal = byId.get(saleId)?.fiscal;
    const isKept = fiscal?.receipt?.url === url && (fiscal.state === "queued" || fiscal.state === "fiscalized");
    if (!isKept) problems.push(`the receipt of sale ${saleId} is lost: ${fiscal?.state ?? "no such sale"}`);
  }

  for (const sale of sales) {
    if (sale.fiscal?.state !== "fiscalized") continue;
    const paid = sale.attempts.find((attempt) => attempt.state === "paid")?.refs.transactionId ?? "";
    if (attached.get(paid) !== sale.fiscal.receipt?.url) {
      problems.push(`sale ${sale.number} is fiscalized and the provider has not its receipt`);
    }
  }
  return problems;
}

const OPEN = new Set<PaymentState>(["recorded", "sent", "awaiting-customer", "unknown"]);

/** What is still open when everything should have come to its end. */
export function unfinished(sales: readonly Sale[], ledger: LedgerView): readonly string[] {
  const fiscalized = sales.filter((sale) => sale.fiscal?.state === "fiscalized");
  const problems = sales
    .filter(({ fiscal }) => fiscal !== null && fiscal.state !== "fiscalized" && fiscal.state !== "not-required")
    .map((sale) => `sale ${sale.number} stayed ${sale.fiscal?.state ?? ""}`);
  for (const sale of sales) {
    const open = sale.attempts.find(({ state }) => OPEN.has(state));
    if (open) problems.push(`sale ${sale.number} stayed ${open.state}`);
  }
  const counts = [fiscalized.length, ledger.charges.length, ledger.receipts.length];
  if (new Set(counts).size !== 1) {
    problems.push(`fiscalized sales, charges and attached receipts are not as many: ${counts.join(", ")}`);
  }
  return problems;
}
