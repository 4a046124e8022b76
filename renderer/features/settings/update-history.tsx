import { useTranslation } from "react-i18next";
import type { UpdateStatus } from "../../../shared/ipc/calls/update.ts";
import { Banner } from "../../ui/banner.tsx";
import { useMoment } from "./use-moment.ts";
import styles from "./settings-panel.module.css";

/** How the last update has gone, and the way back from it. */
export function UpdateHistory({ status }: { readonly status: UpdateStatus }) {
  const { t } = useTranslation("update");
  const { moment } = useMoment();
  const { last, wayBack } = status;
  return (
    <>
      {last?.outcome === "installed" && (
        <p className={styles.hint}>{t("installed", { ...last, time: moment(last.at) })}</p>
      )}
      {last?.outcome === "not-replaced" && (
        <Banner tone="warn">{t("notReplaced", { ...last, time: moment(last.at) })}</Banner>
      )}
      {wayBack && (
        <>
          <h4 className={styles.subtitle}>{t("wayBack", { version: wayBack.version })}</h4>
          <p className={styles.hint}>
            {wayBack.file === null ? t("wayBackNone") : t("wayBackFile", { file: wayBack.file })}
          </p>
          <p className={styles.hint}>{t("wayBackNote", { note: wayBack.note })}</p>
        </>
      )}
    </>
  );
}
