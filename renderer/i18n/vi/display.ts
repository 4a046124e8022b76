import type { display as source } from "../en/display.ts";
import type { Translation } from "../locales.ts";

export const display: Translation<typeof source, "vi"> = {
  welcome: "Kính chào quý khách",
  training: "TẬP LUYỆN",
  trainingMeans: "Không có tiền thật",
  toPay: "Cần thanh toán",
  paid: "Đã thanh toán",
  thanks: "Xin cảm ơn!",
  showCode: "Mở ứng dụng thanh toán và đưa mã QR cho thu ngân",
  codeComes: "Mã QR cho ứng dụng của bạn sắp hiện ở đây",
  deviceComes: "Hãy xác nhận trên điện thoại hoặc máy quẹt thẻ khi được hỏi",
  charging: "Đang thanh toán. Xin chờ trong giây lát.",
  scan: "Quét mã bằng ứng dụng thanh toán",
  code: "Mã QR để thanh toán",
  device: "Hãy xác nhận trên điện thoại hoặc máy quẹt thẻ",
  notPaid: "Thanh toán không thành công",
  notPaidNow: "Chưa trừ tiền. Thu ngân sẽ giúp bạn.",
  checking: "Đang kiểm tra thanh toán",
  checkingNow: "Xin đừng thanh toán lại. Thu ngân sẽ giúp bạn.",
};
