import type { reports as source } from "../en/reports.ts";
import type { Translation } from "../locales.ts";

/** The pictures and figures of a day or of some days. */
export const reports: Translation<typeof source, "vi"> = {
  title: "Báo cáo",
  print: "In",
  loading: "Đang tính…",
  empty: "Không có lần trừ tiền nào trong thời gian này.",
  training: "Tập dượt: không phải tiền thật.",
  from: "Từ",
  to: "Đến",
  span: "{{from}} – {{to}}",
  period: {
    label: "Thời gian",
    today: "Hôm nay",
    yesterday: "Hôm qua",
    week: "7 ngày",
    month: "30 ngày",
    some: "Chọn ngày",
  },
  paid: "Đã trả",
  notPaid: "Chưa trả",
  amount: "Số tiền",
  count: "Số lần trừ tiền",
  share: "Tỷ lệ",
  hours: { title: "Thanh toán theo giờ", hour: "Giờ" },
  providers: { title: "Theo nhà cung cấp", provider: "Nhà cung cấp", refunded: "Đã hoàn" },
  outcomes: { title: "Theo kết quả", outcome: "Kết quả" },
  waits: {
    title: "Nhà cung cấp trả lời trong bao lâu",
    about: "Từ lúc gửi lệnh trừ tiền đến khi nhà cung cấp trả lời.",
    answered: "Số lần trả lời",
    half: "Một nửa trong",
    most: "95 trên 100 trong",
    seconds: "{{seconds}} giây",
  },
  reasons: {
    title: "Vì sao không thu được tiền",
    why: "Lý do",
    none: "Không có lần nào thất bại.",
    person: "do người quyết định",
    nothing: "không nêu lý do",
    others: "Lý do khác",
  },
};
