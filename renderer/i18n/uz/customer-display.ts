import type { customerDisplay as source } from "../en/customer-display.ts";
import type { Translation } from "../locales.ts";

export const customerDisplay: Translation<typeof source, "uz"> = {
  on: "Xaridorga toʻlovini ikkinchi ekranda koʻrsatish",
  onHint: "Summa, toʻlov usuli, skanerlanadigan kod va natija. Xaridor va boshqa savdolar haqida hech narsa yoʻq.",
  language: "Xaridor ekranining tili",
  asScreen: "Kassadagidek",
  open: "Xaridor ekranini ochish",
  openHint: "Ikkinchi monitorda oʻzi ochiladi. Yopilgan boʻlsa, shu yerda qayta ochiladi.",
  openTabHint: "Yangi varaqda ochiladi: uni ikkinchi monitorga suring va F11 ni bosing.",
};
