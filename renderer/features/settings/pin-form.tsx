import { useState, type SyntheticEvent } from "react";
import { useTranslation } from "react-i18next";
import type { PosError } from "../../../shared/errors/pos-error.ts";
import { useApi } from "../../stores/context.tsx";
import { Button } from "../../ui/button.tsx";
import { ErrorNote } from "../../ui/error-note.tsx";
import { Field } from "../../ui/field.tsx";
import { useTask } from "../../ui/use-task.ts";
import { isPin, pinProblem, type PinProblem } from "./pin-rules.ts";
import { useMoment } from "./use-moment.ts";
import styles from "./settings-panel.module.css";

export type PinTask = "create" | "replace" | "remove";

export interface PinFormProps {
  readonly task: PinTask;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

/** Sets, replaces or removes the PIN. What is typed is dots, and is gone with the form. */
export function PinForm({ task, onDone, onCancel }: PinFormProps) {
  const { t } = useTranslation("settings");
  const { moment } = useMoment();
  const api = useApi();
  const [current, setCurrent] = useState("");
  const [pin, setPin] = useState("");
  const [repeated, setRepeated] = useState("");
  const [problem, setProblem] = useState<PinProblem | "current" | null>(null);
  const { busy, error, run } = useTask<PosError>();
  const secret = { type: "password", inputMode: "numeric", maxLength: 12, required: true } as const;

  function submit(event: SyntheticEvent): void {
    event.preventDefault();
    const found =
      task !== "create" && !isPin(current) ? "current" : task === "remove" ? null : pinProblem(pin, repeated);
    setProblem(found);
    if (found !== null) return;
    const value = task === "remove" ? null : pin;
    const input = { name: "manager.pin", value, ...(task === "create" ? {} : { currentPin: current }) } as const;
    void run(() => api.call("settings.setSecret", input)).then((answer) => {
      if (answer?.ok === true) onDone();
    });
  }
  return (
    <form className={styles.fields} noValidate onSubmit={submit}>
      <div className={styles.pair}>
        {task !== "create" && (
          <Field
            {...secret}
            label={t("pin.current")}
            value={current}
            onChange={setCurrent}
            error={problem === "current" ? t("pin.format") : null}
          />
        )}
        {task !== "remove" && (
          <>
            <Field
              {...secret}
              label={t("pin.new")}
              value={pin}
              onChange={setPin}
              error={problem === "format" ? t("pin.format") : null}
            />
            <Field
              {...secret}
              label={t("pin.repeat")}
              value={repeated}
              onChange={setRepeated}
              error={problem === "differ" ? t("pin.differ") : null}
            />
          </>
        )}
      </div>
      <div className={styles.buttons}>
        <Button type="submit" tone={task === "remove" ? "danger" : "primary"} disabled={busy}>
          {task === "create" ? t("pin.create") : task === "replace" ? t("pin.replace") : t("pin.confirmRemove")}
        </Button>
        <Button onClick={onCancel}>{t("cancel")}</Button>
      </div>
      <ErrorNote error={error} time={moment} />
    </form>
  );
}
