import { encodeJson, isObject, type Dialect, type JsonObject } from "../reply.ts";

/** AppotaPay's answers: JSON, unsigned, the transaction nested (source 3) or flat (contracts.md 5.3). */
export const appotaPay: Dialect = {
  encode: encodeJson,
  change(body, fields) {
    const { transaction, payment_info: info } = body;
    if (!isObject(transaction)) return { ...body, ...fields };
    const { qr_content: qr, ...rest } = fields;
    const shown = qr === undefined ? info : { ...(isObject(info) ? info : {}), qr_content: qr };
    return {
      transaction: { ...transaction, ...rest },
      ...(shown === undefined ? {} : { payment_info: shown }),
    };
  },
  error: (code, message) => failure(String(code), message),
};

export function failure(code: string, message = MESSAGES[code] ?? "Lỗi không xác định"): JsonObject {
  return { error_code: code, error_message: message };
}

/** The vendor's words for the codes that the sandbox says (contracts.md 5.7). */
export const MESSAGES: Readonly<Record<string, string>> = {
  "00": "Giao dịch thành công",
  "1": "Thông tin yêu cầu thiếu hoặc không hợp lệ",
  "2": "Signature không đúng",
  "30": "Mã đơn hàng đã bị trùng, vui lòng thực hiện lại giao dịch",
  "31": "Giao dịch đã bị huỷ bỏ (void)",
  "32": "Số tiền không hợp lệ",
  "33": "Giao dịch thất bại",
  "34": "Giao dịch đang chờ xử lý",
  "36": "Giao dịch không tồn tại",
  "38": "Người dùng huỷ giao dịch",
  "40": "Phương thức thanh toán hoặc tính năng chưa được hỗ trợ",
  "67": "Quá thời gian thanh toán",
  "75": "Số tiền không đủ để thanh toán",
  "82": "Thẻ của bạn đã bị từ chối giao dịch",
  "401": "Lỗi xác thực",
};
