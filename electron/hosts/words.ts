import type { Locale } from "../../shared/domain/settings.ts";

/** Why the till could not be opened, as far as the advice differs. */
export type Trouble = "already-open" | "data-folder" | "fault";

interface Words {
  readonly title: string;
  readonly money: string;
  readonly advice: Readonly<Record<Trouble, string>>;
  /** Before the address of a file with the steps back to the version that was here before. */
  readonly wayBack: string;
  readonly details: string;
  readonly provisioned: string;
  readonly notProvisioned: string;
}

/**
 * The few sentences that the main process says itself, when there is no till behind the screen to say them. Everything
 * else is in renderer/i18n.
 */
export const WORDS: Readonly<Record<Locale, Words>> = {
  uz: {
    title: "Kassa ochilmadi",
    money: "Hech qanday toʻlov yuborilmadi. Yozuvlar joyida, ularga tegilmadi.",
    advice: {
      "already-open":
        "Bu kassaning maʼlumotlari boshqa dasturda ochiq. Boshqa Tilla oynasini toping yoki kompyuterni qayta yoqing.",
      "data-folder":
        "Maʼlumotlar papkasini oʻqib yoki yozib boʻlmayapti. Diskda joy va ruxsat borligini tekshiring, soʻng qayta oching.",
      fault: "Dasturda xato yuz berdi. Qayta oching; takrorlansa, quyidagi matnni yordam xizmatiga yuboring.",
    },
    wayBack: "Yaqinda yangi versiya oʻrnatildi. U ochilmayversa, eski versiyaga qaytish yoʻli shu faylda yozilgan:",
    details: "Tafsilotlar",
    provisioned: "Terminal sozlandi",
    notProvisioned: "Terminal sozlanmadi, hech narsa oʻzgarmadi",
  },
  ru: {
    title: "Касса не открылась",
    money: "Ни один платёж не отправлен. Записи на месте, они не изменены.",
    advice: {
      "already-open":
        "Данные этой кассы открыты другой программой. Найдите другое окно Tilla или перезагрузите компьютер.",
      "data-folder":
        "Папку с данными не удаётся прочитать или записать. Проверьте место на диске и права, затем откройте снова.",
      fault: "В программе произошла ошибка. Откройте снова; если повторится, передайте текст ниже в поддержку.",
    },
    wayBack:
      "Недавно была установлена новая версия. Если она так и не откроется, путь назад к старой записан в этом файле:",
    details: "Подробности",
    provisioned: "Терминал настроен",
    notProvisioned: "Терминал не настроен, ничего не изменено",
  },
  en: {
    title: "The till did not open",
    money: "No payment was sent. The records are in place and were not touched.",
    advice: {
      "already-open":
        "This till's data is open in another program. Look for another Tilla window, or restart the computer.",
      "data-folder":
        "The data folder cannot be read or written. Check the disk's free space and permissions, then open it again.",
      fault: "The program has a fault. Open it again; if it repeats, send the text below to support.",
    },
    wayBack:
      "A new version was installed a moment ago. If it goes on not opening, the way back to the old one is written in this file:",
    details: "Details",
    provisioned: "The terminal is set up",
    notProvisioned: "The terminal was not set up, nothing has changed",
  },
  vi: {
    title: "Không mở được máy tính tiền",
    money: "Không có khoản thanh toán nào được gửi đi. Dữ liệu vẫn còn nguyên.",
    advice: {
      "already-open":
        "Dữ liệu của máy này đang được một chương trình khác mở. Hãy tìm cửa sổ Tilla khác hoặc khởi động lại máy tính.",
      "data-folder":
        "Không đọc hoặc ghi được thư mục dữ liệu. Hãy kiểm tra dung lượng đĩa và quyền truy cập, rồi mở lại.",
      fault: "Chương trình gặp lỗi. Hãy mở lại; nếu lặp lại, gửi dòng chữ bên dưới cho bộ phận hỗ trợ.",
    },
    wayBack: "Vừa cài phiên bản mới. Nếu vẫn không mở được, cách quay lại phiên bản cũ được ghi trong tệp này:",
    details: "Chi tiết",
    provisioned: "Đã cài đặt thiết bị",
    notProvisioned: "Chưa cài đặt được thiết bị, không có gì thay đổi",
  },
};

/** The till's languages, those of this system first. */
export function localesFor(systemLanguages: readonly string[]): readonly Locale[] {
  const all: readonly Locale[] = ["uz", "ru", "en", "vi"];
  const wanted = systemLanguages.map((tag) => tag.slice(0, 2).toLowerCase());
  const known = wanted.flatMap((tag) => all.filter((locale) => locale === tag));
  return [...new Set([...known, ...all])];
}
