import { useTranslation } from "react-i18next";
import type { Locale } from "../../shared/domain/settings.ts";
import { locales } from "../../shared/domain/choices.ts";
import { useAppStatus, useStores } from "../stores/context.tsx";
import { VisuallyHidden } from "../ui/visually-hidden.tsx";
import { useLanguage } from "./language-context.tsx";
import styles from "./language-switch.module.css";

/** The screen's language, one press away; the till remembers it. */
export function LanguageSwitch() {
  const { t, i18n } = useTranslation("common");
  const { api } = useStores();
  const language = useLanguage();
  const who = useAppStatus((status) => status.settings.terminal.cashier);
  const choose = (locale: Locale): void => {
    // On screen at once; on record when it is.
    void language.use(locale);
    void api.call("settings.change", { patch: { locale }, who });
  };
  return (
    <fieldset className={styles.switch} aria-label={t("language")}>
      {locales.map((locale) => (
        <button
          key={locale}
          type="button"
          lang={locale}
          className={styles.language}
          aria-pressed={i18n.language === locale}
          onClick={() => choose(locale)}
        >
          {t(`languageShort.${locale}`)}
          <VisuallyHidden>{` ${t(`languageName.${locale}`)}`}</VisuallyHidden>
        </button>
      ))}
    </fieldset>
  );
}
