import type { PanelWords } from "../catalog.ts";

export const setup: PanelWords<"uz">["setup"] = {
  title: "Kassani sozlash",
  open: "Qadam-baqadam sozlash",
  goOn: "Sozlashni davom ettirish",
  steps: "Qadamlar",
  progress: "{{of}} qadamdan {{n}}-si",
  leave: "Esc yopadi. Keyingi safar shu yerdan davom etadi.",
  next: "Keyingi",
  language: { name: "Til", why: "Ekran shu tilda gapiradi. Har bir kassir uni istalgan payt almashtira oladi." },
  terminal: { name: "Doʻkon va kassa", why: "Nomi ekran tepasida va cheklarda turadi, kassir yozuvlarda qoladi." },
  mode: {
    name: "Mashq yoki ish",
    why: "Qolgani sozlanguncha mashqda qoling. Jonli rejimga oʻtmaguncha pul koʻchmaydi.",
  },
  provider: {
    name: "Provayderlar",
    why: "Doʻkon qabul qiladiganlarini yoqing, provayder bergan maʼlumotlarni yozing va aloqani tekshiring.",
  },
  unit: { name: "Summa birligi", why: "Faqat Anor uchun kerak. Qurilma kelguncha kutib turishi mumkin." },
  scanner: {
    name: "Skaner va kamera",
    why: "Koʻp skanerlar darrov ishlaydi: biror narsani skanlab koʻring. Skaner boʻlmasa, kamera yetadi.",
  },
  printer: { name: "Printer", why: "Printersiz chek chop etishdan boshqa hammasi ishlaydi." },
  pin: {
    name: "Menejer PIN-kodi",
    why: "Haqiqiy pul menejerni kutadi: uni kiriting yoki mashq paytida usiz davom eting.",
  },
  done: {
    name: "Tayyor",
    what: "Hammasi shu. Qolganini istalgan payt sozlamalarda qilish mumkin, F9.",
    mode: "Rejim",
    provider: "Yangi savdolar boradi",
    ready: "{{provider}}: tayyor",
    notReady: "{{provider}}: hali tayyor emas",
    printer: "Printer",
    pin: "Menejer PIN-kodi",
    set: "Sozlangan",
    unset: "Hali yoʻq",
    sell: "Kassaga",
  },
};
