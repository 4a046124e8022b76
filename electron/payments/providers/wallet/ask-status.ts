import type { Money } from "../../../../shared/domain/money.ts";
import type { ProviderRefs } from "../../../../shared/domain/sale.ts";
import type { StatusOutcome } from "../../port.ts";
import { wireDecimal } from "./amounts.ts";
import type { Calls } from "./calls.ts";
import { classify } from "./classify.ts";
import { invoiceBody } from "./client.ts";
import type { Unprocessed } from "./status-outcome.ts";

/** A status is asked again anyway, so its answer need not be waited for as long as money's. */
const ANSWER_MS = 20_000;

/**
 * Asks what became of an invoice. One that was created and never processed, because an answer was lost on the way, is
 * processed now (contracts.md 6.5): the customer can pay it only then.
 */
export async function askStatus(
  refs: ProviderRefs,
  amount: Money,
  calls: Calls,
  signal: AbortSignal,
): Promise<StatusOutcome> {
  const { reference } = refs;
  if (reference === undefined || !/^\d{1,16}$/u.test(reference)) {
    return { kind: "unanswered", detail: "the invoice's number is not known" };
  }
  const salt = await calls.salt();
  if (!salt.ok) return { kind: "unanswered", detail: salt.error };
  const over = { signal, answerMs: Math.min(calls.listenMs, ANSWER_MS) };
  const result = await calls.post("/api/einvoice/status", invoiceBody(reference, undefined), salt.value, over);
  const outcome = classify({ phase: "status", refs: { ...refs, reference }, amount, salt: salt.value }, result);
  return outcome.kind === "unprocessed" ? goOn(outcome, amount, calls, salt.value, over) : outcome;
}

async function goOn(
  { system, refs }: Unprocessed,
  amount: Money,
  calls: Calls,
  salt: string,
  over: { readonly signal: AbortSignal; readonly answerMs: number },
): Promise<StatusOutcome> {
  const waiting: StatusOutcome = { kind: "pending", presentation: null, refs };
  // A phone is not made to ring for a sale that may be long over; it has no link that was lost either.
  if (system === null || system.means === "phone") return waiting;
  const body = invoiceBody(refs.reference, refs.transactionId);
  const outcome = classify(
    { phase: "process", refs, system, amount: wireDecimal(amount), salt, secrets: [] },
    await calls.post("/api/einvoice/process", body, salt, over),
  );
  // Whatever else it says: a QR may be on the screen already, so only the status call may end this invoice.
  return outcome.kind === "awaiting-customer"
    ? { kind: "pending", presentation: outcome.presentation, refs: outcome.refs }
    : waiting;
}
