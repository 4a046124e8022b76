import type { update as source } from "../en/update.ts";
import type { Translation } from "../locales.ts";

/** Updating from a stick or the shop's network. */
export const update: Translation<typeof source, "uz"> = {
  present: "Bu kassada {{version}} versiya ishlamoqda.",
  notUpdatable:
    "Bu nusxa oʻzini almashtira olmaydi: uni oʻrnatuvchi dastur qoʻymagan. Yangi versiyani qoʻlda oʻrnating.",
  where: "Papka yoki manzil",
  whereHint: "Fleshkadagi papka yoki doʻkon tarmogʻidagi manzil, masalan http://192.168.1.5/tilla",
  find: "Fleshkalarni qidirish",
  foundNone: "Hech bir fleshka yoki diskda yangilanish yoʻq.",
  use: "{{place}} ni olish",
  check: "Yangilanishni tekshirish",
  checking: "Har bir bayt tekshirilmoqda…",
  refused: "Yangilanish qabul qilinmadi",
  refusedNothing: "Hech narsa ishga tushirilmadi, hech narsa oʻzgarmadi.",
  ready: "{{version}} versiya haqiqiy va butun",
  readyWhat:
    "Chiqarilgan sana: {{released}}. Unda ishlab chiquvchilar imzosi bor, {{size}} oʻzgarishsiz yetib keldi. U endi shu kompyuterda; fleshkani chiqarsa boʻladi.",
  older: "Bu versiya hozirgisidan eskiroq.",
  allowOlder: "Eski versiyani baribir oʻrnatish",
  allowOlderHint: "Ismingiz bilan yozib qoʻyiladi.",
  journalOnly:
    "U bugungi jurnalni faqat oʻqiy oladi. Undan keyin oʻsha davr nusxasini tiklang, aks holda toʻlov qabul qilib boʻlmaydi.",
  before:
    "Avval jurnal nusxasi olinadi. Keyin kassa yopiladi, almashtiriladi va qayta ochiladi. Savdo ochiq paytda emas.",
  who: "Kim oʻrnatadi",
  install: "{{version}} versiyani oʻrnatish",
  installing: "Kassa hozir yopiladi va {{version}} versiya boʻlib qaytadi.",
  installed: "{{from}} oʻrniga {{to}} versiya oʻrnatildi: {{time}}.",
  notReplaced:
    "{{from}} oʻrniga {{to}} oʻrnatilishi kerak edi ({{time}}), lekin u ishga tushmadi. Savdolar va sozlamalar avvalgidek. Qayta urining yoki qoʻlda oʻrnating.",
  wayBack: "{{version}} versiyaga qaytish",
  wayBackFile: "Uning oʻrnatuvchisi shu kompyuterda saqlangan: {{file}}",
  wayBackNone: "Uning oʻrnatuvchisi bu yerda saqlanmagan: u oʻrnatilgan fleshka yoki fayldan foydalaning.",
  wayBackNote: "Barcha qadamlar shu faylda: {{note}}",
  refusal: {
    "not-updatable": "Bu nusxa oʻzini almashtira olmaydi. Yangi versiyani qoʻlda oʻrnating.",
    "no-release-key": "Bu dasturda chiqarish kaliti yoʻq, tekshirib boʻlmaydi. Yangi versiyani qoʻlda oʻrnating.",
    "source-invalid":
      "Bu papkaning toʻliq yoʻli ham, ruxsat etilgan manzil ham emas. Oddiy http faqat doʻkon tarmogʻi uchun.",
    "not-found": "U yerda yangilanish yoʻq yoki bir qismi yetishmaydi. Butun papkani qayta nusxalang.",
    unreachable: "Oʻqib boʻlmayapti. Fleshka, kabel yoki serverni tekshirib, qayta urining.",
    redirected: "Server kassani boshqa joyga yubormoqda. Toʻgʻri manzilni soʻrang.",
    "bad-answer": "Server xato javob berdi.",
    "manifest-too-large": "Yangilanish tavsifi juda katta. Bu bizniki emas.",
    unsigned: "Imzo yoʻq. Butun papkani qayta nusxalang.",
    "signature-wrong":
      "Imzo ishlab chiquvchilarniki emas yoki keyin nimadir oʻzgartirilgan. Bu fleshkadan foydalanmang, yordam xizmatiga ayting.",
    "manifest-unreadable": "Yangilanish tavsifi tushunarsiz. Yangirogʻini soʻrang.",
    "other-app": "Bu boshqa dasturning yangilanishi.",
    "no-package": "Unda bunday kompyuter uchun paket yoʻq.",
    "same-version": "Bu versiya allaqachon ishlamoqda.",
    "older-version": "Bu versiya hozirgisidan eskiroq.",
    "too-far": "Avval oradagi versiyani oʻrnatish kerak.",
    "not-a-file": "Paket oʻrnida havola yoki papka turibdi. Butun papkani qayta nusxalang.",
    "size-differs": "Paket kesilgan yoki juda uzun: nusxalash uzilgan. Qayta nusxalang.",
    "content-differs": "Paket oʻzgartirilgan yoki fleshka buzuq. Boshqasidan qayta nusxalang.",
    "no-room": "Diskda joy kam. Joy boʻshatib, qayta urining.",
  },
};
