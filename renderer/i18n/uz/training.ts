import type { training as source } from "../en/training.ts";
import type { Translation } from "../locales.ts";

/** The sample codes of training. */
export const training: Translation<typeof source, "uz"> = {
  title: "Oʻquv kodlari",
  intro: "Bu yerda haqiqiy pul yechilmaydi. Summani tering, keyin kodni skanerlang yoki uning tugmasini bosing.",
  steps: {
    amount: "Summani tering",
    code: "Xaridor kodini skanerlang",
    receipt: "Chekni skanerlang",
  },
  customerCodes: "Xaridor kodlari",
  receipts: "Fiskal cheklar",
  use: "Qoʻllash",
  useNamed: "Qoʻllash: {{name}}",
  qrOf: "QR kod: {{name}}",
  loading: "Oʻquv kodlari tayyorlanmoqda…",
  liveOnly: "Ish rejimida oʻquv kodlari yoʻq. Sozlamalarda oʻquv rejimiga oʻting.",
  used: "Kassaga berildi: {{name}}",
  outcomes: {
    approved: { name: "Toʻlandi", what: "Xaridordan pul yechiladi. Keyin chek kerak." },
    declined: { name: "Rad etildi", what: "Provayder rad etadi. Pul yechilmaydi; boshqa kod kerak." },
    "insufficient-funds": {
      name: "Mablagʻ yetarli emas",
      what: "Mablagʻ yetmagani uchun rad etiladi. Pul yechilmaydi.",
    },
    "no-answer": { name: "Javob yoʻq", what: "Javob kelmaydi: nomaʼlum toʻlovni hal qilishni mashq qiling." },
    "late-answer": { name: "Kechikkan javob", what: "Natija nomaʼlum boʻladi, soʻng javob kelib hal qiladi." },
    unreachable: { name: "Aloqa yoʻq", what: "Kassadan hech narsa chiqmaydi. Qayta urinish xavfsiz." },
    receipt: { name: "Toʻgʻri chek", what: "Darhol biriktiriladi. Savdo tugaydi." },
    "receipt-rejected": { name: "Rad etilgan chek", what: "Provayder qabul qilmaydi: boshqasini skanerlang." },
    "receipt-retry": { name: "Uchinchi urinishdagi chek", what: "Avval oʻxshamaydi; kassa oʻzi qayta urinadi." },
  },
  practise: "Nimani sinab koʻrasiz",
  introQr:
    "Bu yerda hech narsa skanerlanmaydi: kassa QR koʻrsatadi, xaridor telefonida toʻlaydi. Summa xaridor nima qilishini tanlaydi.",
  introDevice:
    "Bu yerda hech narsa skanerlanmaydi: toʻlov karta terminaliga boradi. Summa u yerda nima boʻlishini tanlaydi.",
  sampleAmounts: "Oʻquv summalari",
  ways: {
    anorCode: "Anor · xaridor kodi",
    freedomQr: "Freedom Pay · QR",
    freedomPass: "Freedom Pay · saqlangan karta",
    appotapayQr: "AppotaPay · VietQR",
    appotapayDevice: "AppotaPay · terminal",
    walletQr: "E-hisob · QR",
  },
  amounts: {
    paid: { name: "Toʻlandi", what: "Xaridor bir necha soniyada toʻlaydi." },
    declined: { name: "Rad etildi", what: "Provayder rad etadi. Pul yechilmaydi." },
    "insufficient-funds": { name: "Mablagʻ yetmaydi", what: "Mablagʻ yetmagani uchun rad. Pul yechilmaydi." },
    expired: { name: "Hech kim toʻlamaydi", what: "Muddat oʻzi tugaydi. Pul yechilmaydi." },
    cancelled: { name: "Xaridor bekor qiladi", what: "Pulsiz tugaydi." },
    waits: {
      name: "Kutaveradi",
      what: "Hech narsa kelmaydi: F8 bilan qoldiring, F4 bilan toping, bekor qiling yoki oʻzingiz hal qiling.",
    },
    "paid-after-all": {
      name: "Baribir toʻlandi",
      what: "Kutish tugagach «toʻlov yoʻq» deng; keyin pul keladi: ikki javob bir-biriga zid.",
    },
    "paid-otherwise": { name: "Boshqa summa", what: "Soʻralgandan kam toʻlandi: odam qarashi kerak." },
    "no-answer": { name: "Javob yoʻq", what: "Javob yoʻqoldi; kassa provayderdan natijani soʻraydi." },
  },
};
