import type { common as source } from "../en/common.ts";
import type { Translation } from "../locales.ts";

export const common: Translation<typeof source, "ru"> = {
  app: "Tilla",
  currency: { UZS: "сум" },
  provider: { anor: "Anor" },
  close: "Закрыть",
  back: "Назад",
  cancel: "Отмена",
  save: "Сохранить",
  language: "Язык",
  languageName: { uz: "Oʻzbekcha", ru: "Русский", en: "English", vi: "Tiếng Việt" },
  languageShort: { uz: "OʻZ", ru: "РУ", en: "EN", vi: "VI" },
  state: {
    fiscalized: "Чек пробит",
    "receipt-missing": "Нет чека",
    "receipt-queued": "Чек отправляется",
    "receipt-rejected": "Чек не принят",
    paid: "Оплачено",
    declined: "Отказ",
    "not-sent": "Не отправлено",
    unknown: "Неизвестно",
    contradiction: "Противоречие",
    charging: "Списание",
    "awaiting-customer": "Ждём покупателя",
    expired: "Срок истёк",
    cancelled: "Отменено",
    abandoned: "Закрыто без оплаты",
    open: "Открыта",
  },
  evidence: {
    "customer-app": "Приложение покупателя",
    "provider-cabinet": "Кабинет провайдера",
    "provider-support": "Поддержка провайдера",
    statement: "Выписка",
  },
};
