import type { display as source } from "../en/display.ts";
import type { Translation } from "../locales.ts";

export const display: Translation<typeof source, "ru"> = {
  welcome: "Добро пожаловать",
  training: "ОБУЧЕНИЕ",
  trainingMeans: "Деньги не списываются",
  toPay: "К оплате",
  paid: "Оплачено",
  thanks: "Спасибо!",
  showCode: "Откройте платёжное приложение и покажите кассиру его QR-код",
  codeComes: "Сейчас здесь появится QR-код для вашего приложения",
  deviceComes: "Подтвердите оплату на телефоне или терминале, когда вас попросят",
  charging: "Платёж выполняется. Одну минуту, пожалуйста.",
  scan: "Отсканируйте код в платёжном приложении",
  code: "QR-код для оплаты",
  device: "Подтвердите оплату на телефоне или терминале",
  notPaid: "Оплата не прошла",
  notPaidNow: "Деньги не списаны. Кассир вам поможет.",
  checking: "Платёж проверяется",
  checkingNow: "Пожалуйста, не платите ещё раз. Кассир вам поможет.",
};
