import type { PaymentState } from "../../domain/sale.ts";
import type { ShiftProblem } from "../../domain/shift-report.ts";

/** What a shift report calls a payment's state and an open case, the same on screen and on paper. */
export const paymentStates: Readonly<Record<PaymentState, string>> = {
  recorded: "Начато",
  sent: "Отправлено",
  "not-sent": "Не отправлено",
  "awaiting-customer": "Ждёт клиента",
  unknown: "Неизвестно",
  paid: "Оплачено",
  declined: "Отклонено",
  expired: "Истекло",
  cancelled: "Отменено",
};

export const shiftProblems: Readonly<Record<ShiftProblem, string>> = {
  "payment-in-flight": "платёж в пути",
  "payment-awaiting": "клиент ещё не оплатил",
  "payment-unknown": "платёж неизвестен",
  "payment-contradicted": "два ответа расходятся",
  "refund-in-flight": "возврат в пути",
  "refund-unknown": "возврат неизвестен",
  "receipt-missing": "нет чека",
  "receipt-queued": "чек прикрепляется",
  "receipt-rejected": "чек отклонён",
};
