import type { common as source } from "../en/common.ts";
import type { Translation } from "../locales.ts";

export const common: Translation<typeof source, "vi"> = {
  app: "Tilla",
  currency: { UZS: "UZS" },
  provider: { anor: "Anor" },
  close: "Đóng",
  back: "Quay lại",
  cancel: "Hủy",
  save: "Lưu",
  language: "Ngôn ngữ",
  languageName: { uz: "Oʻzbekcha", ru: "Русский", en: "English", vi: "Tiếng Việt" },
  languageShort: { uz: "OʻZ", ru: "РУ", en: "EN", vi: "VI" },
  state: {
    fiscalized: "Đã gắn hóa đơn",
    "receipt-missing": "Thiếu hóa đơn",
    "receipt-queued": "Đang gửi hóa đơn",
    "receipt-rejected": "Hóa đơn bị từ chối",
    paid: "Đã thanh toán",
    declined: "Bị từ chối",
    "not-sent": "Chưa gửi",
    unknown: "Chưa rõ",
    contradiction: "Mâu thuẫn",
    charging: "Đang thu tiền",
    "awaiting-customer": "Đang chờ khách",
    expired: "Hết hạn",
    cancelled: "Đã hủy",
    abandoned: "Đã đóng, không thu tiền",
    open: "Đang mở",
  },
  evidence: {
    "customer-app": "Ứng dụng của khách",
    "provider-cabinet": "Trang quản lý của nhà cung cấp",
    "provider-support": "Tổng đài nhà cung cấp",
    statement: "Bản sao kê",
  },
};
