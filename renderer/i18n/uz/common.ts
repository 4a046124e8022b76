import type { common as source } from "../en/common.ts";
import type { Translation } from "../locales.ts";

export const common: Translation<typeof source, "uz"> = {
  app: "Tilla",
  currency: { UZS: "soʻm" },
  provider: { anor: "Anor" },
  close: "Yopish",
  back: "Orqaga",
  cancel: "Bekor qilish",
  save: "Saqlash",
  language: "Til",
  languageName: { uz: "Oʻzbekcha", ru: "Русский", en: "English", vi: "Tiếng Việt" },
  languageShort: { uz: "OʻZ", ru: "РУ", en: "EN", vi: "VI" },
  state: {
    fiscalized: "Chek biriktirildi",
    "receipt-missing": "Chek yoʻq",
    "receipt-queued": "Chek yuborilmoqda",
    "receipt-rejected": "Chek qabul qilinmadi",
    paid: "Toʻlandi",
    declined: "Rad etildi",
    "not-sent": "Yuborilmadi",
    unknown: "Nomaʼlum",
    contradiction: "Ziddiyat",
    charging: "Toʻlov olinmoqda",
    "awaiting-customer": "Xaridor kutilmoqda",
    expired: "Muddati oʻtdi",
    cancelled: "Bekor qilindi",
    abandoned: "Toʻlovsiz yopildi",
    open: "Ochiq",
  },
  evidence: {
    "customer-app": "Xaridorning ilovasi",
    "provider-cabinet": "Provayder kabineti",
    "provider-support": "Provayder yordam xizmati",
    statement: "Koʻchirma",
  },
};
