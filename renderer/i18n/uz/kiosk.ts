import type { kiosk as source } from "../en/kiosk.ts";
import type { Translation } from "../locales.ts";

/** A machine that is only a till. */
export const kiosk: Translation<typeof source, "uz"> = {
  fullScreen: "Faqat toʻliq ekran",
  fullScreenHint:
    "Tilla butun ekranni egallaydi va shu yerda oʻchirilmaguncha yopilmaydi. Tizimning oʻz tugmalari, masalan Ctrl+Alt+Del, tizimda qoladi.",
  startAtLogin: "Kompyuter bilan birga ishga tushirish",
  startAtLoginHint: "Foydalanuvchi tizimga kirganda Tilla oʻzi ochiladi.",
  unavailable: "Bu nusxa oʻrnatilmagan, tizim uni oʻzi ochib bera olmaydi.",
  failed:
    "Tizim Tillaning avtomatik ochilishini oʻzgartirishga ruxsat bermadi. Savdolarga taʼsiri yoʻq. Shu foydalanuvchining sozlamalar papkasiga ruxsatni va diskda joy borligini tekshiring, soʻng qayta almashtiring.",
};
