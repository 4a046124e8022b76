import {
  refundedOf,
  hasUnknownPayment,
  isUnsettled,
  lacksReceipt,
  paidTwice,
} from "../../../shared/domain/sale-facts.ts";
import type { Sale } from "../../../shared/domain/sale.ts";
import { toMajorText, type CurrencyCode, type Money } from "../../../shared/domain/money.ts";
import { assertNever } from "../../../shared/result.ts";

/** The kinds of sales that a person looks for. */
export const stateFilters = ["all", "paid", "waiting", "failed"] as const;
export type StateFilter = (typeof stateFilters)[number];

/** The sales of that kind in which the text stands, in their order. */
export function filterSales(sales: readonly Sale[], state: StateFilter, text: string): readonly Sale[] {
  const wanted = compact(text);
  return sales.filter(
    (sale) => isOfState(sale, state) && (wanted === "" || words(sale).some((w) => w.includes(wanted))),
  );
}

/** What paid sales come to, less what went back: one amount per currency. */
export function paidTotals(sales: readonly Sale[]): readonly Money[] {
  const totals = new Map<CurrencyCode, number>();
  for (const attempt of sales.flatMap((sale) => sale.attempts)) {
    if (attempt.state !== "paid") continue;
    const { minor, currency } = attempt.amount;
    totals.set(currency, (totals.get(currency) ?? 0) + minor - refundedOf(attempt).done);
  }
  return [...totals].map(([currency, minor]) => ({ currency, minor }));
}

function isOfState(sale: Sale, state: StateFilter): boolean {
  switch (state) {
    case "all":
      return true;
    case "paid":
      return sale.attempts.some((attempt) => attempt.state === "paid");
    case "waiting":
      return hasUnknownPayment(sale) || lacksReceipt(sale) || paidTwice(sale);
    case "failed":
      return !sale.attempts.some((attempt) => attempt.state === "paid" || isUnsettled(attempt.state));
    default:
      return assertNever(state);
  }
}

function words(sale: Sale): string[] {
  const cards = sale.attempts.map((attempt) => attempt.payer.card ?? "");
  const receipt = sale.fiscal?.receipt?.number ?? "";
  return [sale.number, toMajorText(sale.amount), sale.reference, sale.note, receipt, ...cards].map(compact);
}

/** Groups of figures are typed with blanks and shown with thin ones; neither is meant. */
function compact(text: string): string {
  return text.replaceAll(/\s/gu, "").toLowerCase();
}
