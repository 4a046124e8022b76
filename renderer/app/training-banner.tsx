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
        className={styles.press}
        aria-expanded={shown}
        aria-keyshortcuts="F6"
        onClick={() => ui.getState().toggle("samples")}
      >
        {shown ? t("note.hideSamples") : t("note.samples")} <kbd aria-hidden="true">F6</kbd>
      </button>
      <SetupOffer />
    </div>
  );
}

/** The guide through a first setup, offered and never in the way: training sells without it. */
function SetupOffer() {
  const { t } = useTranslation("checkout");
  const { api, ui } = useStores();
  const { setup, terminal } = useAppStatus((status) => status.settings);
  const isOpen = useUi((state) => state.panel === "setup");
  if (!setup.offered || setup.step === "done" || isOpen) return null;
  const notNow = { patch: { setup: { offered: false } }, who: terminal.cashier };
  return (
    <>
      <button type="button" className={styles.press} onClick={() => ui.getState().open("setup")}>
        {setup.step === "language" ? t("note.setupBegin") : t("note.setupGoOn")}
      </button>
      <button type="button" className={styles.press} onClick={() => void api.call("settings.change", notNow)}>
        {t("note.setupNotNow")}
      </button>
    </>
  );
}
