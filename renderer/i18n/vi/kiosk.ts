import type { kiosk as source } from "../en/kiosk.ts";
import type { Translation } from "../locales.ts";

/** A machine that is only a till. */
export const kiosk: Translation<typeof source, "vi"> = {
  fullScreen: "Chỉ toàn màn hình",
  fullScreenHint:
    "Tilla chiếm toàn bộ màn hình và không đóng được cho đến khi tắt mục này ở đây. Các phím của hệ thống như Ctrl+Alt+Del vẫn thuộc về hệ thống.",
  startAtLogin: "Khởi động cùng máy",
  startAtLoginHint: "Tilla tự mở khi người dùng của nó đăng nhập.",
  unavailable: "Bản này không được cài đặt nên hệ thống không thể tự mở nó.",
  failed:
    "Hệ thống không cho Tilla thay đổi việc tự mở khi đăng nhập. Giao dịch không bị ảnh hưởng. Hãy kiểm tra quyền của thư mục cài đặt người dùng này và dung lượng đĩa, rồi bật tắt lại.",
};
