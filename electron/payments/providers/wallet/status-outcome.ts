import { type CurrencyCode } from "../../../../shared/domain/currency.ts";
import { currencySchema } from "../../../../shared/domain/money-schema.ts";
import type { Money } from "../../../../shared/domain/money.ts";
import type { Presentation, ProviderRefs, UnknownReason } from "../../../../shared/domain/sale.ts";
import { walletSystem, type WalletSystem } from "../../../../shared/domain/wallet-systems.ts";
import { assertNever } from "../../../../shared/result.ts";
import type { ExchangeResult } from "../../../http/messages.ts";
import { unexpectedIn } from "../../answers/fields.ts";
import { scrub } from "../../answers/words.ts";
import type { StatusOutcome } from "../../port.ts";
import { wireDecimal } from "./amounts.ts";
import { saysNotFound, toldError } from "./errors.ts";
import { coins } from "./presentation.ts";
import { readSigned } from "./read.ts";
import { statusSchema, type InvoiceStatus } from "./schema.ts";
import { whyNotPaid } from "./paid.ts";

/** What was asked of `status`: an answer is held against it. */
export interface AskedStatus {
  readonly phase: "status";
  readonly refs: ProviderRefs & { readonly reference: string };
  /** What was to be paid. */
  readonly amount: Money;
  readonly salt: string;
}

/** Created and not processed: the next step is `process`. `system` as the provider has it, null when it is not known. */
export interface Unprocessed {
  readonly kind: "unprocessed";
  readonly system: WalletSystem | null;
  readonly refs: ProviderRefs & { readonly reference: string };
}

/** What `status` says of an invoice (contracts.md 6.4). Pure, total, never throws. */
export function statusOutcome(result: ExchangeResult, asked: AskedStatus): StatusOutcome | Unprocessed {
  if (result.kind !== "answered") return { kind: "unanswered", detail: result.detail };
  const reading = readSigned(result, asked.salt, [asked.salt]);
  switch (reading.kind) {
    case "doubt":
      // A wrong signature is worth a person's look; of everything else nothing was learned.
      return reading.reason === "bad-signature"
        ? { kind: "unknown", reason: reading.reason, detail: reading.detail }
        : { kind: "unanswered", detail: reading.detail };
    case "error":
      if (saysNotFound(reading.words)) return { kind: "not-found" };
      return { kind: "unanswered", detail: toldError(reading.code, reading.words) };
    case "answer": {
      const answer = statusSchema.safeParse(reading.root);
      return answer.success ? judge(answer.data, asked) : { kind: "unanswered", detail: unexpectedIn(answer.error) };
    }
    default:
      return assertNever(reading);
  }
}

function judge(answer: InvoiceStatus, asked: AskedStatus): StatusOutcome | Unprocessed {
  const unknown = (reason: UnknownReason, detail: string): StatusOutcome => {
    return { kind: "unknown", reason, detail: scrub(detail, [asked.salt]) ?? "", refs };
  };
  const known = asked.refs.transactionId ?? answer.tracking;
  const refs = known === null ? asked.refs : { ...asked.refs, transactionId: known };
  if (answer.payment_id !== refs.reference) return unknown("id-mismatch", "an answer about another invoice");
  if (answer.tracking !== null && answer.tracking !== known) return unknown("id-mismatch", "another tracking number");

  switch (answer.status) {
    case "PAYED":
    case "PAYED_RECALC":
    case "FINISHED": {
      const doubt = whyNotPaid(answer, currencyOf(answer.currency), asked.amount);
      return doubt === null
        ? { kind: "paid", refs, payer: {}, words: null }
        : unknown(doubt.reason, `${answer.status}: ${doubt.detail}`);
    }
    case "CREATED":
    case "PAYIN": {
      const doubt = whyNotPaid({ ...answer, is_recalc: false }, currencyOf(answer.currency), asked.amount);
      if (doubt !== null) return unknown(doubt.reason, `${answer.status}: ${doubt.detail}`);
      if (answer.status === "CREATED")
        return { kind: "unprocessed", system: walletSystem(answer.currency ?? ""), refs };
      return { kind: "pending", presentation: progress(answer, asked.amount), refs };
    }
    case "FAILED":
      return { kind: "declined", decline: { code: null, words: answer.status } };
    case "CANCELED":
      return { kind: "cancelled" };
    case "PAYIN_ERROR":
      // Not among the vendor's final words and no way on from it is known: a person looks, and the till goes on asking.
      return unknown("provider-unsure", "status PAYIN_ERROR");
    default:
      return unknown("unknown-status", `status "${answer.status.slice(0, 40)}"`);
  }
}

function progress(answer: InvoiceStatus, amount: Money): Presentation | null {
  const isCoins = walletSystem(answer.currency ?? "")?.means === "crypto";
  return isCoins && answer.crypto !== null ? coins(answer.crypto, wireDecimal(amount)) : null;
}

/** `currency` is the system's code as it was sent (contracts.md 6.3); a bare currency would name the same money. */
function currencyOf(text: string | null): CurrencyCode | null {
  const system = walletSystem(text ?? "");
  if (system) return system.currency;
  const bare = currencySchema.safeParse(text);
  return bare.success ? bare.data : null;
}
