import type { StepName } from "../../stores/lane-step.ts";
import { assertNever } from "../../../shared/result.ts";

/** How a stage stands there: frame, ground, sign and word go together. */
export type Look = "due" | "waiting" | "done" | "not-due" | "failed" | "unknown";

export interface Looks {
  readonly amount: Look;
  readonly code: Look;
  readonly receipt: Look;
}

/**
 * The looks of the three stages at one step of a sale. `retrying`: after a code that took no money the place for the
 * next one has been opened.
 */
export function looksAt(step: StepName, hasAmount: boolean, retrying = false): Looks {
  switch (step) {
    case "entry":
      return { amount: "due", code: hasAmount ? "due" : "not-due", receipt: "not-due" };
    case "charging":
    case "awaiting-customer":
      return { amount: "done", code: "waiting", receipt: "not-due" };
    case "not-charged":
      return { amount: "done", code: retrying ? "due" : "failed", receipt: "not-due" };
    case "abandoned":
      return { amount: "done", code: "not-due", receipt: "not-due" };
    case "unknown":
    case "contradiction":
      return { amount: "done", code: "unknown", receipt: "not-due" };
    case "receipt-due":
      return { amount: "done", code: "done", receipt: "due" };
    case "receipt-queued":
      return { amount: "done", code: "done", receipt: "waiting" };
    // Red is kept for "nothing was charged": a refused receipt is something to do, and the money stays green.
    case "receipt-rejected":
      return { amount: "done", code: "done", receipt: "due" };
    case "done":
      return { amount: "done", code: "done", receipt: "done" };
    default:
      return assertNever(step);
  }
}
