import type { training as source } from "../en/training.ts";
import type { Translation } from "../locales.ts";

/** The sample codes of training. */
export const training: Translation<typeof source, "ru"> = {
  title: "Учебные коды",
  intro: "Настоящие деньги здесь не списываются. Наберите сумму, затем отсканируйте код или нажмите его клавишу.",
  steps: {
    amount: "Наберите сумму",
    code: "Отсканируйте код покупателя",
    receipt: "Отсканируйте чек",
  },
  customerCodes: "Коды покупателей",
  receipts: "Фискальные чеки",
  use: "Применить",
  useNamed: "Применить: {{name}}",
  qrOf: "QR-код: {{name}}",
  loading: "Готовим учебные коды…",
  liveOnly: "В рабочем режиме учебных кодов нет. Перейдите в учебный режим в настройках.",
  used: "Передано кассе: {{name}}",
  outcomes: {
    approved: { name: "Оплачено", what: "Деньги списаны. Дальше нужен чек." },
    declined: { name: "Отказ", what: "Провайдер отказывает. Ничего не списано; нужен другой код." },
    "insufficient-funds": { name: "Не хватает денег", what: "Отказ: мало средств. Ничего не списано." },
    "no-answer": { name: "Нет ответа", what: "Ответ не придёт: учимся решать неизвестный платёж." },
    "late-answer": { name: "Поздний ответ", what: "Исход станет неизвестным, потом ответ придёт и всё решит." },
    unreachable: { name: "Нет связи", what: "Из кассы ничего не ушло. Можно повторить." },
    receipt: { name: "Верный чек", what: "Приложится сразу. Продажа завершена." },
    "receipt-rejected": { name: "Чек не принят", what: "Провайдер его не примет: нужен другой чек." },
    "receipt-retry": { name: "Чек с третьей попытки", what: "Сначала не выйдет; касса повторит сама." },
  },
};
