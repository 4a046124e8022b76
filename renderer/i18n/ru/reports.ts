import type { reports as source } from "../en/reports.ts";
import type { Translation } from "../locales.ts";

/** The pictures and figures of a day or of some days. */
export const reports: Translation<typeof source, "ru"> = {
  title: "Отчёты",
  print: "Печать",
  loading: "Считаем…",
  empty: "За это время списаний не было.",
  training: "Учёба: деньги не настоящие.",
  from: "С",
  to: "По",
  span: "{{from}} – {{to}}",
  period: {
    label: "Время",
    today: "Сегодня",
    yesterday: "Вчера",
    week: "7 дней",
    month: "30 дней",
    some: "Выбрать дни",
  },
  paid: "Оплачено",
  notPaid: "Не оплачено",
  amount: "Сумма",
  count: "Списаний",
  share: "Доля",
  hours: { title: "Оплаты по часам", hour: "Час" },
  providers: { title: "По провайдерам", provider: "Провайдер", refunded: "Возвращено" },
  outcomes: { title: "По исходу", outcome: "Исход" },
  waits: {
    title: "Сколько отвечали провайдеры",
    about: "От отправки списания до ответа провайдера.",
    answered: "Ответов",
    half: "Половина – за",
    most: "95 из 100 – за",
    seconds: "{{seconds}} с",
  },
  reasons: {
    title: "Почему не было денег",
    why: "Причина",
    none: "Сбоев и отказов не было.",
    person: "решил человек",
    nothing: "причина не названа",
    others: "Другие причины",
  },
};
