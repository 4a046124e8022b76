import type { Money } from "../../../../shared/domain/money.ts";
import type { Decline, ProviderRefs, UnknownReason } from "../../../../shared/domain/sale.ts";
import { readableWords, scrub } from "../../answers/words.ts";
import { listedCode, PENDING } from "./errors.ts";
import type { Transaction } from "./schema.ts";
import { realCode } from "./transform.ts";

/** What an answer is held against. */
export interface Expected {
  /** The reference under which the order was made. */
  readonly reference: string;
  /** AppotaPay's own id where an earlier answer named it. */
  readonly transactionId: string | null;
  readonly amount: Money;
  /** The create answer echoes the reference (source 3); the detail answer does not (contracts.md 5.3). */
  readonly echoesReference: boolean;
  /** The till's secrets: they are kept out of everything that is passed on. */
  readonly secrets: readonly string[];
}

/** What a transaction says of the attempt it should be about. */
export type Verdict =
  | { readonly kind: "paid" | "pending"; readonly refs: ProviderRefs }
  | { readonly kind: "declined" | "expired" | "cancelled"; readonly decline: Decline }
  | {
      readonly kind: "doubt";
      readonly reason: UnknownReason;
      readonly detail: string;
      readonly refs: ProviderRefs;
    };

/** Judges a transaction by its status word (source 3), its ids, its amount and its code. Pure and total. */
export function verdictOn(transaction: Transaction, expected: Expected): Verdict {
  const { reference, secrets } = expected;
  const id = transaction.transaction_id;
  const refs: ProviderRefs = id === null || holdsSecret(id, secrets) ? { reference } : { reference, transactionId: id };
  const doubt = (reason: UnknownReason, detail: string): Verdict => ({ kind: "doubt", reason, detail, refs });

  const mismatch = whyNotOurs(transaction, expected);
  // Another payment's ids are not to be taken for this one's.
  if (mismatch) return { kind: "doubt", ...mismatch, refs: mismatch.reason === "id-mismatch" ? { reference } : refs };

  const code = realCode(transaction.error_code);
  const decline = declineOf(code, transaction.error_message, secrets);
  switch (transaction.status) {
    case "success":
      if (code !== null) return doubt("unexpected-answer", `success, and error ${said(decline)}`);
      if (id === null) return doubt("unexpected-answer", "success without a transaction id");
      if (transaction.amount === null) return doubt("unexpected-answer", "success without an amount");
      return { kind: "paid", refs };
    case "pending":
    case "processing":
      if (code === null || code === PENDING) return { kind: "pending", refs };
      return doubt("provider-unsure", `${transaction.status}, and error ${said(decline)}`);
    case "void":
      return { kind: "declined", decline };
    case "error":
      return failed(code, decline, doubt);
    default:
      return doubt("unknown-status", `status "${scrub(transaction.status, secrets) ?? ""}"`);
  }
}

function failed(
  code: string | null,
  decline: Decline,
  doubt: (reason: UnknownReason, detail: string) => Verdict,
): Verdict {
  // Source 3 defines the word itself as "has failed"; the code, which it promises, may still be missing.
  if (code === null) return { kind: "declined", decline };
  const meaning = listedCode(code)?.failed ?? "unsure";
  if (meaning === "unsure") return doubt("provider-unsure", `failed with error ${said(decline)}`);
  if (meaning === "contradiction") return doubt("unexpected-answer", `failed, and error ${said(decline)}`);
  return { kind: meaning, decline };
}

interface Mismatch {
  readonly reason: UnknownReason;
  readonly detail: string;
}

/** What shows that a transaction is not the one that was asked about; null when nothing does. */
function whyNotOurs(transaction: Transaction, expected: Expected): Mismatch | null {
  const { partner_ref_id: echoed, transaction_id: id, amount, currency } = transaction;
  if (echoed === null && expected.echoesReference) {
    return { reason: "unexpected-answer", detail: "the answer names no reference" };
  }
  if (echoed !== null && echoed !== expected.reference) {
    return { reason: "id-mismatch", detail: "the answer is about another reference" };
  }
  if (id !== null && expected.transactionId !== null && id !== expected.transactionId) {
    return { reason: "id-mismatch", detail: "the answer is about another transaction" };
  }
  if (id !== null && holdsSecret(id, expected.secrets)) {
    return { reason: "id-mismatch", detail: "a secret came as transaction id" };
  }
  if (amount !== null && amount !== String(expected.amount.minor)) {
    return { reason: "amount-mismatch", detail: `${expected.amount.minor} was asked, ${amount} came back` };
  }
  if (currency !== null && currency !== "VND") {
    return { reason: "amount-mismatch", detail: "the answer is in another currency" };
  }
  return null;
}

/** The provider's code and words as they may be kept. */
export function declineOf(code: string | null, message: string | null, secrets: readonly string[]): Decline {
  return { code: scrub(code, secrets), words: scrub(readableWords(message), secrets) };
}

/** A code and its words in one line, for a detail. */
export function said({ code, words }: Decline): string {
  return `${code ?? "without a code"}: ${words ?? "no words"}`;
}

export function holdsSecret(text: string, secrets: readonly string[]): boolean {
  return secrets.some((secret) => secret.length >= 4 && text.toLowerCase().includes(secret.toLowerCase()));
}
