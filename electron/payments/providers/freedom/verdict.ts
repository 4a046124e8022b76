import { parseDecimal, sameMoney, toMajorText, type Money } from "../../../../shared/domain/money.ts";
import type { Payer, ProviderRefs, UnknownReason } from "../../../../shared/domain/sale.ts";
import { CANCELLED_CODE, meaningOf, SUCCESS_CODE } from "./errors.ts";
import type { InvoiceAnswer } from "./schema.ts";
import { clean, payerOf, refsOf } from "./transform.ts";

/** What was sent: an answer is held against it. */
export interface SentInvoice {
  /** The till's order id, under which the invoice stands at the provider. */
  readonly orderId: string;
  /** The provider's id, where an earlier answer told it. */
  readonly invoiceId: string | null;
  /** Null where only the invoice is looked for: then nothing is paid. */
  readonly amount: Money | null;
  /** What may be in no outcome: the customer's pass, the merchant's key. */
  readonly secrets: readonly string[];
}

/** What an answer says of the invoice. `refused`: of the request, not of the payment. */
export type Verdict =
  | { readonly kind: "paid"; readonly refs: ProviderRefs; readonly payer: Payer; readonly words: string | null }
  | { readonly kind: "failed"; readonly code: string | null; readonly words: string | null }
  | { readonly kind: "pending"; readonly started: boolean; readonly refs: ProviderRefs }
  | { readonly kind: "expired" }
  | { readonly kind: "cancelled" }
  | { readonly kind: "refused"; readonly code: string | null; readonly words: string | null }
  | { readonly kind: "doubt"; readonly reason: UnknownReason; readonly detail: string; readonly refs: ProviderRefs };

/**
 * Reads the two statuses of an answer apart (source 2): `status` tells whether the request went through,
 * `invoice_status` what became of the payment. `new` and `process` are not paid; only `ok` with our ids, amount and
 * currency is. Pure, total.
 */
export function verdictOf(answer: InvoiceAnswer, sent: SentInvoice): Verdict {
  const refs = refsOf(sent.orderId, sent.invoiceId ?? answer.invoice_id);
  const doubt = (reason: UnknownReason, detail: string): Verdict => ({
    kind: "doubt",
    reason,
    detail: clean(detail, sent.secrets) ?? "",
    refs: isOurs(answer, sent) ? refs : refsOf(sent.orderId, sent.invoiceId),
  });
  if (!isOurs(answer, sent)) return doubt("id-mismatch", "the answer is about another invoice");
  const code = clean(answer.error_code, sent.secrets);
  const words = clean(answer.error_description, sent.secrets);

  if (answer.status === "error") {
    if (answer.invoice_status === "ok") return doubt("unexpected-answer", "an error, and the invoice is paid");
    if (answer.invoice_status === "process") return { kind: "pending", started: true, refs };
    return { kind: "refused", code, words };
  }
  if (answer.status !== "ok") return doubt("unknown-status", `status "${answer.status}"`);
  const mismatch = whatDiffers(answer, sent.amount);
  if (mismatch !== null) return doubt("amount-mismatch", mismatch);

  switch (answer.invoice_status) {
    case "ok": {
      if (answer.error_code !== null && answer.error_code !== SUCCESS_CODE) {
        return doubt("unexpected-answer", `paid, and error ${answer.error_code}`);
      }
      if (answer.amount === null || answer.currency === null || sent.amount === null) {
        return doubt("unexpected-answer", "paid without an amount and its currency");
      }
      return { kind: "paid", refs, payer: payerOf(answer), words: null };
    }
    case "new":
    case "process":
      return { kind: "pending", started: answer.invoice_status === "process", refs };
    case "incomplete":
      return { kind: "expired" };
    case "failed":
      return (
        failed(answer.error_code, code, words) ?? doubt("provider-unsure", `failed, error ${code}: ${words ?? ""}`)
      );
    case null:
      return doubt("unexpected-answer", "no invoice status");
    default:
      return doubt("unknown-status", `invoice status "${answer.invoice_status}"`);
  }
}

/** `failed` is the vendor's final word, unless its code says that the payment stands otherwise or nobody knows. */
function failed(written: string | null, code: string | null, words: string | null): Verdict | null {
  if (written === CANCELLED_CODE) return { kind: "cancelled" };
  const meaning = meaningOf(written);
  if (meaning === "over") return { kind: "expired" };
  const isClear = written === null || meaning === "refused" || meaning === "setup" || meaning === "later";
  return isClear ? { kind: "failed", code, words } : null;
}

function isOurs(answer: InvoiceAnswer, sent: SentInvoice): boolean {
  if (answer.order_id !== null && answer.order_id !== sent.orderId) return false;
  return answer.invoice_id === null || sent.invoiceId === null || answer.invoice_id === sent.invoiceId;
}

/** What of an answer's amount and currency is not ours; null when all that is there is. */
function whatDiffers(answer: InvoiceAnswer, amount: Money | null): string | null {
  if (amount === null) return null;
  const { currency } = amount;
  if (answer.currency !== null && answer.currency !== currency) return `currency "${answer.currency}", not ${currency}`;
  if (answer.amount === null) return null;
  const told = parseDecimal(answer.amount, currency);
  if (told.ok && sameMoney(told.value, amount)) return null;
  return `amount ${answer.amount}, not ${toMajorText(amount)}`;
}
