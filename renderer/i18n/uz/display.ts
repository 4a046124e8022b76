import type { display as source } from "../en/display.ts";
import type { Translation } from "../locales.ts";

export const display: Translation<typeof source, "uz"> = {
  welcome: "Xush kelibsiz",
  training: "MASHQ",
  trainingMeans: "Haqiqiy pul yechilmaydi",
  toPay: "Toʻlov summasi",
  paid: "Toʻlandi",
  thanks: "Rahmat!",
  showCode: "Toʻlov ilovangizni oching va QR kodini kassirga koʻrsating",
  codeComes: "Hozir shu yerda ilovangiz uchun QR kod chiqadi",
  deviceComes: "Soʻralganda toʻlovni telefon yoki terminalda tasdiqlang",
  charging: "Toʻlov amalga oshirilmoqda. Biroz kuting.",
  scan: "Kodni toʻlov ilovangizda skanerlang",
  code: "Toʻlov uchun QR kod",
  device: "Toʻlovni telefon yoki terminalda tasdiqlang",
  notPaid: "Toʻlov amalga oshmadi",
  notPaidNow: "Pul yechilmadi. Kassir sizga yordam beradi.",
  checking: "Toʻlov tekshirilmoqda",
  checkingNow: "Iltimos, qayta toʻlamang. Kassir sizga yordam beradi.",
};
