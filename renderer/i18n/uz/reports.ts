import type { reports as source } from "../en/reports.ts";
import type { Translation } from "../locales.ts";

/** The pictures and figures of a day or of some days. */
export const reports: Translation<typeof source, "uz"> = {
  title: "Hisobotlar",
  print: "Chop etish",
  loading: "Hisoblanmoqda…",
  empty: "Bu vaqtda yechishlar boʻlmagan.",
  training: "Mashq: pul haqiqiy emas.",
  from: "Dan",
  to: "Gacha",
  span: "{{from}} – {{to}}",
  period: {
    label: "Vaqt",
    today: "Bugun",
    yesterday: "Kecha",
    week: "7 kun",
    month: "30 kun",
    some: "Kunlarni tanlash",
  },
  paid: "Toʻlangan",
  notPaid: "Toʻlanmagan",
  amount: "Summa",
  count: "Yechishlar",
  share: "Ulushi",
  hours: { title: "Soatlar boʻyicha toʻlovlar", hour: "Soat" },
  providers: { title: "Provayderlar boʻyicha", provider: "Provayder", refunded: "Qaytarilgan" },
  outcomes: { title: "Natijasi boʻyicha", outcome: "Natija" },
  waits: {
    title: "Provayderlar qancha vaqtda javob berdi",
    about: "Yechish yuborilganidan provayder javobigacha.",
    answered: "Javoblar",
    half: "Yarmi shu vaqtda",
    most: "100 tadan 95 tasi",
    seconds: "{{seconds}} s",
  },
  reasons: {
    title: "Nega pul boʻlmadi",
    why: "Sabab",
    none: "Rad etish ham, xato ham boʻlmagan.",
    person: "odam hal qildi",
    nothing: "sabab aytilmagan",
    others: "Boshqa sabablar",
  },
};
