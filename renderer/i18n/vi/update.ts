import type { update as source } from "../en/update.ts";
import type { Translation } from "../locales.ts";

/** Updating from a stick or the shop's network. */
export const update: Translation<typeof source, "vi"> = {
  present: "Máy này đang chạy phiên bản {{version}}.",
  notUpdatable: "Bản này không tự thay được: nó không do bộ cài đặt đưa vào. Hãy cài phiên bản mới bằng tay.",
  where: "Thư mục hoặc địa chỉ",
  whereHint: "Thư mục trên USB hoặc địa chỉ trong mạng cửa hàng, ví dụ http://192.168.1.5/tilla",
  find: "Tìm USB",
  foundNone: "Không có bản cập nhật trên USB hay ổ đĩa nào.",
  use: "Dùng {{place}}",
  check: "Kiểm tra bản cập nhật",
  checking: "Đang kiểm tra từng byte…",
  refused: "Không nhận bản cập nhật này",
  refusedNothing: "Chưa chạy gì và không có gì thay đổi.",
  ready: "Phiên bản {{version}} là thật và nguyên vẹn",
  readyWhat:
    "Phát hành {{released}}. Có chữ ký của nhà phát triển, đủ {{size}} và không bị thay đổi. Nó đã nằm trên máy này; có thể rút USB.",
  older: "Phiên bản này cũ hơn bản hiện tại.",
  allowOlder: "Vẫn cài phiên bản cũ",
  allowOlderHint: "Sẽ được ghi lại cùng tên bạn.",
  journalOnly:
    "Nó chỉ đọc được nhật ký hôm nay. Sau đó hãy khôi phục bản sao thời đó, nếu không sẽ không thu tiền được.",
  before: "Trước tiên sao lưu nhật ký. Sau đó máy đóng, được thay và mở lại. Không làm khi còn giao dịch đang mở.",
  who: "Người cài",
  install: "Cài phiên bản {{version}}",
  installing: "Máy sẽ đóng ngay và mở lại với phiên bản {{version}}.",
  installed: "Đã cài {{to}} đè lên {{from}}: {{time}}.",
  notReplaced:
    "Lẽ ra {{to}} thay cho {{from}} ({{time}}) nhưng không mở được. Giao dịch và cài đặt vẫn như cũ. Thử lại hoặc cài bằng tay.",
  wayBack: "Đường quay lại phiên bản {{version}}",
  wayBackFile: "Bộ cài của nó được giữ trên máy này: {{file}}",
  wayBackNone: "Bộ cài của nó không được giữ ở đây: hãy dùng USB hoặc tệp đã cài.",
  wayBackNote: "Các bước nằm trong tệp: {{note}}",
  refusal: {
    "not-updatable": "Bản này không tự thay được. Hãy cài phiên bản mới bằng tay.",
    "no-release-key": "Bản dựng này không có khóa phát hành nên không kiểm tra được. Hãy cài phiên bản mới bằng tay.",
    "source-invalid":
      "Đây không phải đường dẫn đầy đủ của thư mục hay địa chỉ được phép. http thường chỉ dùng trong mạng cửa hàng.",
    "not-found": "Ở đó không có bản cập nhật hoặc thiếu một phần. Hãy chép lại cả thư mục.",
    unreachable: "Không đọc được. Kiểm tra USB, cáp hoặc máy chủ rồi thử lại.",
    redirected: "Máy chủ chuyển sang nơi khác. Hãy hỏi địa chỉ đúng.",
    "bad-answer": "Máy chủ trả lời lỗi.",
    "manifest-too-large": "Phần mô tả quá lớn. Đây không phải bản của chúng tôi.",
    unsigned: "Thiếu chữ ký. Hãy chép lại cả thư mục.",
    "signature-wrong":
      "Chữ ký không phải của nhà phát triển, hoặc đã bị sửa sau đó. Đừng dùng USB này; hãy báo hỗ trợ.",
    "manifest-unreadable": "Không hiểu được phần mô tả. Hãy xin bản mới hơn.",
    "other-app": "Đây là bản cập nhật của chương trình khác.",
    "no-package": "Không có gói cho loại máy này.",
    "same-version": "Phiên bản này đang chạy rồi.",
    "older-version": "Phiên bản này cũ hơn bản hiện tại.",
    "too-far": "Phải cài một phiên bản ở giữa trước.",
    "not-a-file": "Chỗ của gói là một liên kết hoặc thư mục. Hãy chép lại cả thư mục.",
    "size-differs": "Gói bị cụt hoặc quá dài: việc chép bị ngắt. Hãy chép lại.",
    "content-differs": "Gói đã bị thay đổi hoặc USB hỏng. Hãy chép từ USB khác.",
    "no-room": "Ổ đĩa quá đầy. Hãy dọn chỗ rồi thử lại.",
  },
};
