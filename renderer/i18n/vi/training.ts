import type { training as source } from "../en/training.ts";
import type { Translation } from "../locales.ts";

/** The sample codes of training. */
export const training: Translation<typeof source, "vi"> = {
  title: "Mã mẫu",
  intro: "Ở đây không có tiền thật. Nhập số tiền rồi quét một mã hoặc bấm phím của mã đó.",
  steps: {
    amount: "Nhập số tiền",
    code: "Quét mã của khách",
    receipt: "Quét hóa đơn",
  },
  customerCodes: "Mã của khách",
  receipts: "Hóa đơn thuế",
  use: "Dùng",
  useNamed: "Dùng: {{name}}",
  qrOf: "Mã QR: {{name}}",
  loading: "Đang tạo mã mẫu…",
  liveOnly: "Chế độ bán thật không có mã mẫu. Hãy chuyển sang tập dượt trong phần cài đặt.",
  used: "Đã đưa vào máy: {{name}}",
  outcomes: {
    approved: { name: "Đã trả", what: "Khách bị trừ tiền. Tiếp theo cần hóa đơn." },
    declined: { name: "Bị từ chối", what: "Nhà cung cấp từ chối. Không trừ tiền; hãy thử mã khác." },
    "insufficient-funds": { name: "Không đủ tiền", what: "Bị từ chối vì thiếu tiền. Không trừ gì." },
    "no-answer": { name: "Không trả lời", what: "Không bao giờ có trả lời: tập xử lý khoản chưa rõ." },
    "late-answer": { name: "Trả lời muộn", what: "Máy báo chưa rõ, sau đó trả lời đến và giải quyết." },
    unreachable: { name: "Mất kết nối", what: "Chưa có gì rời máy. Có thể tính tiền lại." },
    receipt: { name: "Hóa đơn đúng", what: "Gắn được ngay. Đơn hoàn tất." },
    "receipt-rejected": { name: "Hóa đơn bị từ chối", what: "Nhà cung cấp không nhận: hãy quét hóa đơn khác." },
    "receipt-retry": { name: "Hóa đơn được ở lần ba", what: "Lúc đầu không được; máy tự thử lại." },
  },
  practise: "Muốn tập gì",
  introQr: "Ở đây không quét gì: máy hiện mã QR, khách trả bằng điện thoại. Số tiền quyết định khách làm gì.",
  introDevice: "Ở đây không quét gì: khoản thu gửi tới máy quẹt thẻ. Số tiền quyết định điều xảy ra ở đó.",
  sampleAmounts: "Số tiền mẫu",
  ways: {
    anorCode: "Anor · mã của khách",
    freedomQr: "Freedom Pay · QR",
    freedomPass: "Freedom Pay · thẻ đã lưu",
    appotapayQr: "AppotaPay · VietQR",
    appotapayDevice: "AppotaPay · máy quẹt thẻ",
    walletQr: "Hóa đơn ví · QR",
  },
  amounts: {
    paid: { name: "Đã trả", what: "Khách trả sau vài giây." },
    declined: { name: "Bị từ chối", what: "Nhà cung cấp từ chối. Không trừ tiền." },
    "insufficient-funds": { name: "Không đủ tiền", what: "Từ chối vì không đủ tiền. Không trừ tiền." },
    expired: { name: "Không ai trả", what: "Tự hết hạn. Không trừ tiền." },
    cancelled: { name: "Khách hủy", what: "Kết thúc, không có tiền." },
    waits: { name: "Chờ mãi", what: "Không có gì đến: để sang bên (F8), tìm lại (F4), hủy hoặc tự kết luận." },
    "paid-after-all": {
      name: "Cuối cùng vẫn trả",
      what: "Hết thời gian giữ thì nói “không có”; rồi tiền vẫn đến: hai câu trả lời trái nhau.",
    },
    "paid-otherwise": { name: "Số tiền khác", what: "Trả ít hơn yêu cầu: cần người xem lại." },
    "no-answer": { name: "Không trả lời", what: "Mất câu trả lời; máy hỏi nhà cung cấp kết quả." },
  },
};
