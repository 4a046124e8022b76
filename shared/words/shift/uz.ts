import type { PaymentState } from "../../domain/sale.ts";
import type { ShiftProblem } from "../../domain/shift-report.ts";

/** What a shift report calls a payment's state and an open case, the same on screen and on paper. */
export const paymentStates: Readonly<Record<PaymentState, string>> = {
  recorded: "Boshlangan",
  sent: "Yuborilgan",
  "not-sent": "Yuborilmagan",
  "awaiting-customer": "Mijoz kutilmoqda",
  unknown: "Nomaʼlum",
  paid: "Toʻlangan",
  declined: "Rad etilgan",
  expired: "Muddati oʻtgan",
  cancelled: "Bekor qilingan",
};

export const shiftProblems: Readonly<Record<ShiftProblem, string>> = {
  "payment-in-flight": "toʻlov yoʻlda",
  "payment-awaiting": "mijoz hali toʻlamagan",
  "payment-unknown": "toʻlov nomaʼlum",
  "payment-contradicted": "ikki javob zid",
  "refund-in-flight": "qaytarish yoʻlda",
  "refund-unknown": "qaytarish nomaʼlum",
  "receipt-missing": "chek yoʻq",
  "receipt-queued": "chek biriktirilmoqda",
  "receipt-rejected": "chek rad etilgan",
};
