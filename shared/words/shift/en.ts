import type { PaymentState } from "../../domain/sale.ts";
import type { ShiftProblem } from "../../domain/shift-report.ts";

/** What a shift report calls a payment's state and an open case, the same on screen and on paper. */
export const paymentStates: Readonly<Record<PaymentState, string>> = {
  recorded: "Begun",
  sent: "Sent",
  "not-sent": "Not sent",
  "awaiting-customer": "Waiting for the customer",
  unknown: "Unknown",
  paid: "Paid",
  declined: "Declined",
  expired: "Expired",
  cancelled: "Called off",
};

export const shiftProblems: Readonly<Record<ShiftProblem, string>> = {
  "payment-in-flight": "payment on its way",
  "payment-awaiting": "customer has not paid yet",
  "payment-unknown": "payment unknown",
  "payment-contradicted": "two answers disagree",
  "refund-in-flight": "refund on its way",
  "refund-unknown": "refund unknown",
  "receipt-missing": "no receipt",
  "receipt-queued": "receipt is being attached",
  "receipt-rejected": "receipt refused",
};
