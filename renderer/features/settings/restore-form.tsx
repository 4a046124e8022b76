import type { SyntheticEvent } from "react";
import { useTranslation } from "react-i18next";
import type { PosError } from "../../../shared/errors/pos-error.ts";
import type { Backup } from "../../../shared/ipc/calls/journal.ts";
import { useApi } from "../../stores/context.tsx";
import { useSignature } from "../../stores/use-signature.ts";
import { Button } from "../../ui/button.tsx";
import { ErrorNote } from "../../ui/error-note.tsx";
import { useTask } from "../../ui/use-task.ts";
import { useMoment } from "./use-moment.ts";
import { WhoFields } from "./who-fields.tsx";
import styles from "./settings-panel.module.css";

export interface RestoreFormProps {
  readonly backup: Backup;
  readonly onCancel: () => void;
  readonly onRestored: () => void;
}

/** Asks once more, in place, before the journal goes back to a backup; signed. */
export function RestoreForm({ backup, onCancel, onRestored }: RestoreFormProps) {
  const { t } = useTranslation("settings");
  const { moment } = useMoment();
  const api = useApi();
  const signature = useSignature();
  const { busy, error, run } = useTask<PosError>();

  function submit(event: SyntheticEvent): void {
    event.preventDefault();
    if (!signature.complete) return;
    void run(() => api.call("journal.restore", { file: backup.file, ...signature.input })).then((answer) => {
      if (answer?.ok === true) onRestored();
    });
  }
  return (
    <form className={styles.ask} onSubmit={submit}>
      <p className={styles.askTitle}>{t("journal.restoreTitle", { time: moment(backup.at) })}</p>
      <p>{t("journal.restoreWhat")}</p>
      <WhoFields label={t("journal.who")} signature={signature} />
      <div className={styles.buttons}>
        <Button type="submit" tone="danger" disabled={busy || !signature.complete}>
          {t("journal.confirm")}
        </Button>
        <Button onClick={onCancel}>{t("cancel")}</Button>
      </div>
      <ErrorNote error={error} time={moment} />
    </form>
  );
}
