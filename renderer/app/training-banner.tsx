import { useTranslation } from "react-i18next";
import { useAppStatus, useStores, useUi } from "../stores/context.tsx";
import styles from "./training-banner.module.css";

/** Training is told apart at a glance: stripes over the whole width, and words. */
export function TrainingBanner() {
  const { t } = useTranslation("checkout");
  const { ui } = useStores();
  const training = useAppStatus((status) => status.mode === "training");
  const shown = useUi((state) => state.panel === "samples");
  if (!training) return null;
  return (
    <div className={styles.banner}>
      <p className={styles.words}>{t("note.training")}</p>
      <button
        type="button"
        className={styles.samples}
        aria-expanded={shown}
        aria-keyshortcuts="F6"
        onClick={() => ui.getState().toggle("samples")}
      >
        {shown ? t("note.hideSamples") : t("note.samples")} <kbd aria-hidden="true">F6</kbd>
      </button>
    </div>
  );
}
