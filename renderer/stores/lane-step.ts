import { currentAttempt, paidTwice } from "../../shared/domain/sale-facts.ts";
import type { Attempt, Sale } from "../../shared/domain/sale.ts";
import { assertNever } from "../../shared/result.ts";

/** Where the lane's sale stands: what the cashier may do next depends on this alone. */
export type Step =
  /** No sale yet: the amount is being typed. */
  | { readonly at: "entry" }
  /** The charge is on its way; the attempt is null until the intent is known to be on disk. */
  | { readonly at: "charging"; readonly attempt: Attempt | null }
  | { readonly at: "awaiting-customer"; readonly attempt: Attempt }
  /** No money moved and another code may be tried. */
  | { readonly at: "not-charged"; readonly attempt: Attempt | null }
  | { readonly at: "unknown"; readonly attempt: Attempt }
  /** Provider and person contradict each other over this attempt. */
  | { readonly at: "contradiction"; readonly attempt: Attempt }
  | { readonly at: "receipt-due"; readonly attempt: Attempt }
  | { readonly at: "receipt-queued"; readonly attempt: Attempt }
  | { readonly at: "receipt-rejected"; readonly attempt: Attempt }
  | { readonly at: "done"; readonly attempt: Attempt }
  /** Ended without money. */
  | { readonly at: "abandoned" };
export type StepName = Step["at"];

/** The step of a sale; `charging` says that a charge call is open whose sale may not be known yet. */
export function stepOf(sale: Sale | null, charging: boolean): Step {
  if (!sale) return charging ? { at: "charging", attempt: null } : { at: "entry" };
  const disputed = sale.attempts.find((attempt) => attempt.contradiction !== null);
  if (disputed) return { at: "contradiction", attempt: disputed };
  const unknown = sale.attempts.find((attempt) => attempt.state === "unknown");
  if (unknown) return { at: "unknown", attempt: unknown };
  const attempt = currentAttempt(sale);
  if (charging && attempt?.state !== "paid") return { at: "charging", attempt: null };
  if (sale.status === "abandoned") return { at: "abandoned" };
  if (!attempt) return { at: "not-charged", attempt: null };
  return stepOfAttempt(sale, attempt);
}

function stepOfAttempt(sale: Sale, attempt: Attempt): Step {
  switch (attempt.state) {
    case "recorded":
    case "sent":
      return { at: "charging", attempt };
    case "awaiting-customer":
      return { at: "awaiting-customer", attempt };
    case "unknown":
      return { at: "unknown", attempt };
    case "not-sent":
    case "declined":
    case "expired":
    case "cancelled":
      return { at: "not-charged", attempt };
    case "paid":
      return stepOfReceipt(sale, attempt);
    default:
      return assertNever(attempt.state);
  }
}

function stepOfReceipt(sale: Sale, attempt: Attempt): Step {
  const state = sale.fiscal?.state ?? "not-required";
  switch (state) {
    case "awaiting-receipt":
      return { at: "receipt-due", attempt };
    case "queued":
      return { at: "receipt-queued", attempt };
    case "rejected":
      return { at: "receipt-rejected", attempt };
    case "fiscalized":
    case "not-required":
      return { at: "done", attempt };
    default:
      return assertNever(state);
  }
}

/** A person may have to say what became of the payment. */
export function isDecidable(
  step: Step,
): step is Extract<Step, { at: "unknown" | "contradiction" | "awaiting-customer" }> {
  return step.at === "unknown" || step.at === "contradiction" || step.at === "awaiting-customer";
}

/** The next figure may start the next sale: nothing of this one is left to do at the counter. */
export function isFinished(sale: Sale | null, step: Step): boolean {
  if (sale && paidTwice(sale)) return false;
  return step.at === "done" || step.at === "receipt-queued" || step.at === "abandoned";
}
