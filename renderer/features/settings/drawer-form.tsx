import { useState, type SyntheticEvent } from "react";
import { useTranslation } from "react-i18next";
import type { PosError } from "../../../shared/errors/pos-error.ts";
import { useApi, useAppStatus } from "../../stores/context.tsx";
import { useSignature } from "../../stores/use-signature.ts";
import { Button } from "../../ui/button.tsx";
import { ErrorNote } from "../../ui/error-note.tsx";
import { Field } from "../../ui/field.tsx";
import { useTask } from "../../ui/use-task.ts";
import { useMoment } from "./use-moment.ts";
import { WhoFields } from "./who-fields.tsx";
import styles from "./settings-panel.module.css";

/** Opens the cash drawer outside of a sale: a reason, a name and, where it is set, the PIN. */
export function DrawerForm() {
  const { t } = useTranslation("printing");
  const api = useApi();
  const { moment } = useMoment();
  const training = useAppStatus((status) => status.mode === "training");
  const signature = useSignature();
  const [why, setWhy] = useState("");
  const [done, setDone] = useState(false);
  const { busy, error, run } = useTask<PosError>();
  if (training) return <p className={styles.hint}>{t("drawerTraining")}</p>;
  const complete = signature.complete && why.trim() !== "";

  function submit(event: SyntheticEvent): void {
    event.preventDefault();
    if (!complete) return;
    setDone(false);
    void run(() => api.call("drawer.open", { ...signature.input, why: why.trim() })).then((answer) => {
      if (answer?.ok !== true) return;
      setDone(true);
      setWhy("");
    });
  }
  return (
    <form className={styles.fields} onSubmit={submit}>
      <WhoFields label={t("drawerWho")} signature={signature} />
      <Field label={t("drawerWhy")} value={why} onChange={setWhy} maxLength={300} required />
      <div>
        <Button type="submit" disabled={busy || !complete}>
          {t("drawerOpen")}
        </Button>
      </div>
      <output className={styles.verdict}>{done ? t("drawerDone") : ""}</output>
      <ErrorNote error={error} time={moment} />
    </form>
  );
}
