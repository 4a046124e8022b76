import type { CurrencyCode } from "../../../../shared/domain/currency.ts";
import { parseDecimal, type Money } from "../../../../shared/domain/money.ts";
import type { UnknownReason } from "../../../../shared/domain/sale.ts";
import { whatDiffers } from "./amounts.ts";
import type { InvoiceStatus } from "./schema.ts";

interface Doubt {
  readonly reason: UnknownReason;
  readonly detail: string;
}

/**
 * What of an invoice's money is not what was asked; null when all of it is. A recalculated one is held against what
 * was credited as well, as far as that is in the same currency: which of the two fields is recalculated is not
 * documented (contracts.md 6.4).
 */
export function whyNotPaid(answer: InvoiceStatus, currency: CurrencyCode | null, asked: Money): Doubt | null {
  if (answer.amount === null) return { reason: "unexpected-answer", detail: "no amount" };
  if (currency === null) {
    const told = (answer.currency ?? "none").slice(0, 40);
    return { reason: "amount-mismatch", detail: `currency "${told}" instead of ${asked.currency}` };
  }
  const differs = whatDiffers(answer.amount, currency, asked);
  if (differs !== null) return { reason: "amount-mismatch", detail: differs };
  const isRecalculated = answer.status === "PAYED_RECALC" || answer.is_recalc;
  const credited = isRecalculated ? whatCreditDiffers(answer, asked) : null;
  return credited === null ? null : { reason: "amount-mismatch", detail: credited };
}

/** The credit is whole when it is the amount itself, or with the provider's fee makes it up. */
function whatCreditDiffers({ accrual_amount, accrual_currency, fee }: InvoiceStatus, asked: Money): string | null {
  if (accrual_amount === null || accrual_currency !== asked.currency) return null;
  const differs = whatDiffers(accrual_amount, asked.currency, asked);
  if (differs === null) return null;
  const credit = parseDecimal(accrual_amount, asked.currency);
  const taken = parseDecimal(fee ?? "0", asked.currency);
  const isWhole = credit.ok && taken.ok && credit.value.minor + taken.value.minor === asked.minor;
  return isWhole ? null : `recalculated, credited ${differs}`;
}
