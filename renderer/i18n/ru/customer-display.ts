import type { customerDisplay as source } from "../en/customer-display.ts";
import type { Translation } from "../locales.ts";

export const customerDisplay: Translation<typeof source, "ru"> = {
  on: "Показывать покупателю его оплату на втором экране",
  onHint: "Сумма, способ оплаты, код для сканирования и результат. Ничего о покупателе и о других продажах.",
  language: "Язык экрана покупателя",
  asScreen: "Как у кассы",
  open: "Открыть экран покупателя",
  openHint: "Появляется сам на втором мониторе. Если его закрыли, открывается снова здесь.",
  openTabHint: "Открывается вкладкой: перетащите её на второй монитор и нажмите F11.",
};
