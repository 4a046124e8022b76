import type { PaymentState } from "../../domain/sale.ts";
import type { ShiftProblem } from "../../domain/shift-report.ts";

/** What a shift report calls a payment's state and an open case, the same on screen and on paper. */
export const paymentStates: Readonly<Record<PaymentState, string>> = {
  recorded: "Bắt đầu",
  sent: "Đã gửi",
  "not-sent": "Chưa gửi",
  "awaiting-customer": "Chờ khách",
  unknown: "Không rõ",
  paid: "Đã trả",
  declined: "Bị từ chối",
  expired: "Hết hạn",
  cancelled: "Đã huỷ",
};

export const shiftProblems: Readonly<Record<ShiftProblem, string>> = {
  "payment-in-flight": "thanh toán đang gửi",
  "payment-awaiting": "khách chưa trả",
  "payment-unknown": "thanh toán không rõ",
  "payment-contradicted": "hai câu trả lời trái nhau",
  "refund-in-flight": "hoàn tiền đang gửi",
  "refund-unknown": "hoàn tiền không rõ",
  "receipt-missing": "chưa có biên lai",
  "receipt-queued": "biên lai đang được gắn",
  "receipt-rejected": "biên lai bị từ chối",
};
