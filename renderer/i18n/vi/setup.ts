import type { PanelWords } from "../catalog.ts";

export const setup: PanelWords<"vi">["setup"] = {
  title: "Thiết lập máy",
  open: "Thiết lập từng bước",
  goOn: "Tiếp tục thiết lập",
  steps: "Các bước",
  progress: "Bước {{n}} trên {{of}}",
  leave: "Esc để thoát. Lần sau tiếp tục từ đây.",
  next: "Tiếp",
  language: { name: "Ngôn ngữ", why: "Ngôn ngữ của màn hình. Thu ngân nào cũng đổi được bất cứ lúc nào." },
  terminal: { name: "Cửa hàng và máy", why: "Tên hiện trên đầu màn hình và trên phiếu, thu ngân hiện trong sổ." },
  mode: {
    name: "Luyện tập hay thật",
    why: "Hãy ở lại luyện tập cho đến khi thiết lập xong phần còn lại. Chưa chuyển sang thật thì tiền không di chuyển.",
  },
  provider: {
    name: "Nhà cung cấp",
    why: "Bật những gì cửa hàng nhận, điền thông tin nhà cung cấp đưa và thử kết nối.",
  },
  unit: { name: "Đơn vị số tiền", why: "Chỉ Anor cần. Có thể đợi đến khi có thiết bị." },
  scanner: {
    name: "Máy quét, máy ảnh",
    why: "Hầu hết máy quét dùng được ngay: hãy quét thử. Không có máy quét thì máy ảnh là đủ.",
  },
  printer: { name: "Máy in", why: "Không có máy in thì mọi thứ vẫn chạy, trừ in phiếu." },
  pin: {
    name: "PIN của quản lý",
    why: "Tiền thật cần có quản lý: hãy thêm một người, hoặc cứ luyện tập mà chưa cần.",
  },
  done: {
    name: "Xong",
    what: "Chỉ vậy thôi. Phần còn lại có thể làm bất cứ lúc nào trong cài đặt, F9.",
    mode: "Chế độ",
    provider: "Đơn mới gửi đến",
    ready: "{{provider}}: sẵn sàng",
    notReady: "{{provider}}: chưa sẵn sàng",
    printer: "Máy in",
    pin: "PIN của quản lý",
    set: "Đã thiết lập",
    unset: "Chưa",
    sell: "Về máy bán",
  },
};
