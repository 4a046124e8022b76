import type { support as source } from "../en/support.ts";
import type { Translation } from "../locales.ts";

/** Help from outside, and whom a provider is trusted by. */
export const support: Translation<typeof source, "uz"> = {
  title: "Yordam xizmati uchun maʼlumot",
  what: "Bitta arxiv yozadi: versiyalar, maxfiy kalitsiz va ismsiz sozlamalar, dastur qaydlari, jurnalning butunligi va holatlar boʻyicha sonlar. Unda savdo, summa, kod, karta va telefon yoʻq. Hech narsa yuborilmaydi: shu yerda oʻqing va oʻzingiz topshiring.",
  who: "Kim chiqaradi",
  export: "Maʼlumotni chiqarish",
  exporting: "Chiqarilmoqda…",
  done: "Shu kompyuterga yozildi",
  where: "{{file}}, {{size}} KB",
  read: "Ichida nima bor",
  size: "{{size}} KB",
  cut: "Bu yerda uzun faylning faqat oxiri koʻrinadi; arxivda u toʻliq.",
  ca: {
    title: "Oʻz sertifikatlari",
    what: "Faqat doʻkon tarmogʻidagi, sertifikatini ommaviy markaz tasdiqlamagan qurilma uchun. Shunda kassa bu provayder uchun faqat shu sertifikatlarga ishonadi.",
    set: "Oʻrnatilgan: {{count}}",
    unset: "Oʻrnatilmagan: tizimniki",
    put: "Oʻrnatish",
    replace: "Almashtirish",
    remove: "Olib tashlash",
    paste: "Sertifikatlar (PEM)",
    wrong: "BEGIN CERTIFICATE dan END CERTIFICATE gacha sertifikatlarni joylang, yopiq kalitsiz.",
    keep: "Shu sertifikatlarga ishonish",
    cancel: "Bekor qilish",
  },
};
