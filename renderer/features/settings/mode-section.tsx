import { useState, type SyntheticEvent } from "react";
import { useTranslation } from "react-i18next";
import type { PosError } from "../../../shared/errors/pos-error.ts";
import { modeSchema } from "../../../shared/domain/settings.ts";
import { useApi, useAppStatus } from "../../stores/context.tsx";
import { useSignature } from "../../stores/use-signature.ts";
import { Badge } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { cx } from "../../ui/cx.ts";
import { ErrorNote } from "../../ui/error-note.tsx";
import { useTask } from "../../ui/use-task.ts";
import { useMoment } from "./use-moment.ts";
import { WhoFields } from "./who-fields.tsx";
import styles from "./settings-panel.module.css";

/** Training or live, what each means, and the way from one to the other: asked once more, signed. */
export function ModeSection() {
  const { t } = useTranslation("settings");
  const { moment } = useMoment();
  const api = useApi();
  const mode = useAppStatus((status) => status.mode);
  const other = mode === "live" ? "training" : "live";
  const [asking, setAsking] = useState(false);
  const signature = useSignature();
  const { busy, error, run } = useTask<PosError>();

  function submit(event: SyntheticEvent): void {
    event.preventDefault();
    if (!signature.complete) return;
    void run(() => api.call("app.switchMode", { mode: other, ...signature.input })).then((answer) => {
      if (answer?.ok !== true) return;
      setAsking(false);
      signature.setPin("");
    });
  }
  return (
    <div className={styles.fields}>
      <div className={styles.choices}>
        {modeSchema.options.map((option) => (
          <div key={option} className={cx(styles.modeCard, option === mode && styles.modeNow)}>
            <div className={styles.badges}>
              <strong>{t(`mode.${option}`)}</strong>
              {option === mode && <Badge tone={option === "live" ? "ok" : "train"}>{t("mode.now")}</Badge>}
            </div>
            <p className={styles.hint}>{option === "live" ? t("mode.liveMeans") : t("mode.trainingMeans")}</p>
          </div>
        ))}
      </div>
      <p className={styles.hint}>{t("mode.before")}</p>
      {!asking && (
        <div>
          <Button onClick={() => setAsking(true)}>{other === "live" ? t("mode.toLive") : t("mode.toTraining")}</Button>
        </div>
      )}
      {asking && (
        <form className={styles.fields} onSubmit={submit}>
          <WhoFields label={t("mode.who")} signature={signature} />
          <div className={styles.buttons}>
            <Button type="submit" tone="primary" disabled={busy || !signature.complete}>
              {other === "live" ? t("mode.confirmLive") : t("mode.confirmTraining")}
            </Button>
            <Button onClick={() => setAsking(false)}>{t("cancel")}</Button>
          </div>
        </form>
      )}
      <ErrorNote error={error} time={moment} />
    </div>
  );
}
