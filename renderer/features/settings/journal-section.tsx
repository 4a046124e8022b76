import { useTranslation } from "react-i18next";
import type { JournalHealth } from "../../../shared/ipc/status.ts";
import type { StorageReason } from "../../../shared/errors/pos-error.ts";
import { assertNever } from "../../../shared/result.ts";
import { useAppStatus } from "../../stores/context.tsx";
import { Badge } from "../../ui/badge.tsx";
import { Banner } from "../../ui/banner.tsx";
import { AlertIcon, CheckIcon, ClockIcon } from "../../ui/icons.tsx";
import { Backups } from "./backups.tsx";
import { useMoment } from "./use-moment.ts";
import styles from "./settings-panel.module.css";

/** How far the journal can be trusted, and its backups. */
export function JournalSection() {
  const health = useAppStatus((status) => status.journal);
  return (
    <div className={styles.fields}>
      <Health health={health} />
      <Backups />
    </div>
  );
}

function Health({ health }: { readonly health: JournalHealth }) {
  const { t } = useTranslation("settings");
  const { moment } = useMoment();
  switch (health.state) {
    case "checking":
      return (
        <div className={styles.badges}>
          <Badge icon={<ClockIcon />}>{t("journal.checking")}</Badge>
        </div>
      );
    case "sound":
      return (
        <>
          <div className={styles.badges}>
            <Badge tone="ok" icon={<CheckIcon />}>
              {t("journal.sound")}
            </Badge>
          </div>
          <p className={styles.hint}>{t("journal.soundWhat", { time: moment(health.checkedAt) })}</p>
          <p className={styles.hint}>
            {health.lastBackupAt === null
              ? t("journal.noBackup")
              : t("journal.lastBackup", { time: moment(health.lastBackupAt) })}
          </p>
        </>
      );
    case "read-only":
      return <ReadOnly reason={health.reason} detail={health.detail} />;
    case "damaged":
      return (
        <>
          <div className={styles.badges}>
            <Badge tone="bad" icon={<AlertIcon />}>
              {t("journal.damaged")}
            </Badge>
          </div>
          <Banner tone="bad" title={t(`journal.damage.${health.problem}`)}>
            <p>{t(health.problem === "end-missing" ? "journal.endMissingDo" : "journal.damagedDo")}</p>
            {health.lastGoodBackup !== null && <p>{t("journal.lastGood", { file: health.lastGoodBackup })}</p>}
            <p className={styles.hint}>{health.detail}</p>
          </Banner>
        </>
      );
    default:
      return assertNever(health);
  }
}

function ReadOnly({ reason, detail }: { readonly reason: StorageReason; readonly detail: string }) {
  const { t } = useTranslation(["settings", "errors"]);
  return (
    <>
      <div className={styles.badges}>
        <Badge tone="bad" icon={<AlertIcon />}>
          {t("journal.readOnly")}
        </Badge>
      </div>
      <Banner tone="bad" title={t(`errors:storage.what.${reason}`)}>
        <p>{t("journal.readOnlyWhat")}</p>
        <p>{t(`errors:storage.now.${reason}`)}</p>
        {detail !== "" && <p className={styles.hint}>{detail}</p>}
      </Banner>
    </>
  );
}
