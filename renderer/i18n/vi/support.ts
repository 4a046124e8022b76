import type { support as source } from "../en/support.ts";
import type { Translation } from "../locales.ts";

/** Help from outside, and whom a provider is trusted by. */
export const support: Translation<typeof source, "vi"> = {
  title: "Thông tin chẩn đoán cho hỗ trợ",
  what: "Ghi một tệp nén: phiên bản, cài đặt không có bí mật và tên người, nhật ký chương trình, tình trạng sổ và số lượng theo trạng thái. Trong đó không có giao dịch, số tiền, mã, thẻ hay điện thoại. Không gửi gì đi: hãy đọc tại đây và tự chuyển.",
  who: "Người xuất",
  export: "Xuất chẩn đoán",
  exporting: "Đang xuất…",
  done: "Đã ghi vào máy này",
  where: "{{file}}, {{size}} kB",
  read: "Bên trong có gì",
  size: "{{size}} kB",
  cut: "Ở đây chỉ hiện phần cuối của tệp dài; tệp nén có đủ.",
  ca: {
    title: "Chứng chỉ riêng",
    what: "Chỉ dành cho thiết bị trong mạng cửa hàng có chứng chỉ không được tổ chức công cộng xác nhận. Khi đó máy chỉ tin các chứng chỉ này cho nhà cung cấp này.",
    set: "Đã đặt: {{count}}",
    unset: "Chưa đặt: của hệ thống",
    put: "Đặt",
    replace: "Thay",
    remove: "Gỡ",
    paste: "Chứng chỉ (PEM)",
    wrong: "Dán chứng chỉ từ BEGIN CERTIFICATE đến END CERTIFICATE, không kèm khóa riêng.",
    keep: "Tin các chứng chỉ này",
    cancel: "Hủy",
  },
};
