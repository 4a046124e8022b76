import type { kiosk as source } from "../en/kiosk.ts";
import type { Translation } from "../locales.ts";

/** A machine that is only a till. */
export const kiosk: Translation<typeof source, "ru"> = {
  fullScreen: "Только полный экран",
  fullScreenHint:
    "Tilla занимает весь экран, и закрыть её нельзя, пока это не выключено здесь. Клавиши самой системы, например Ctrl+Alt+Del, остаются у системы.",
  startAtLogin: "Запускать вместе с компьютером",
  startAtLoginHint: "Tilla запускается сама, когда её пользователь входит в систему.",
  unavailable: "Эта копия не была установлена, система не может запускать её сама.",
  failed:
    "Система не дала изменить автозапуск Tilla. На продажи это не влияет. Проверьте права на папку настроек этого пользователя и место на диске, затем переключите ещё раз.",
};
