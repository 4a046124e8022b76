import { useTranslation } from "react-i18next";
import { errorText } from "../i18n/error-text.ts";
import { useStatus, useStores } from "../stores/context.tsx";
import { Button } from "../ui/button.tsx";
import styles from "./start-screen.module.css";

/** Before the main process has answered, or when it could not. */
export function StartScreen() {
  const { t } = useTranslation("checkout");
  const { t: te } = useTranslation("errors");
  const stores = useStores();
  const error = useStatus((state) => state.error);
  const text = error ? errorText(te, error) : null;
  return (
    <main className={styles.start}>
      <h1 className={styles.title}>{text ? t("start.failed") : t("start.loading")}</h1>
      {text && (
        <div role="alert">
          <p>{text.what}</p>
          <p>{text.now}</p>
        </div>
      )}
      {text && (
        <Button tone="primary" size="lg" onClick={() => void stores.load()}>
          {t("start.retry")}
        </Button>
      )}
    </main>
  );
}
