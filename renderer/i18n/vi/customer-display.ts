import type { customerDisplay as source } from "../en/customer-display.ts";
import type { Translation } from "../locales.ts";

export const customerDisplay: Translation<typeof source, "vi"> = {
  on: "Hiện thanh toán cho khách trên màn hình thứ hai",
  onHint: "Số tiền, cách trả, mã để quét và kết quả. Không có gì về khách, không có gì về giao dịch khác.",
  language: "Ngôn ngữ màn hình khách",
  asScreen: "Như quầy",
  open: "Mở màn hình khách",
  openHint: "Tự hiện trên màn hình thứ hai. Nếu bị đóng, mở lại ở đây.",
  openTabHint: "Mở thành một thẻ: kéo sang màn hình thứ hai và nhấn F11.",
};
