import { useState, type SyntheticEvent } from "react";
import { useTranslation } from "react-i18next";
import type { PosError } from "../../../shared/errors/pos-error.ts";
import { useApi, useAppStatus } from "../../stores/context.tsx";
import { asksForPin } from "../../stores/pin-asked.ts";
import { Button } from "../../ui/button.tsx";
import { ErrorNote } from "../../ui/error-note.tsx";
import { Field } from "../../ui/field.tsx";
import { PinField } from "../../ui/pin-field.tsx";
import { useTask } from "../../ui/use-task.ts";
import { isPin } from "./pin-rules.ts";
import type { ProviderSecret } from "./provider-presets.ts";
import { useMoment } from "./use-moment.ts";
import styles from "./settings-panel.module.css";

export type SecretTask = "put" | "remove";

export interface SecretFormProps {
  readonly name: ProviderSecret;
  readonly task: SecretTask;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

/** Takes a key, or the word that it shall go, with the PIN where one is set. What is typed is gone with the form. */
export function SecretForm({ name, task, onDone, onCancel }: SecretFormProps) {
  const { t } = useTranslation("settings");
  const { moment } = useMoment();
  const api = useApi();
  const pinNeeded = useAppStatus(asksForPin);
  const [value, setValue] = useState("");
  const [pin, setPin] = useState("");
  const [problem, setProblem] = useState<"value" | "pin" | null>(null);
  const { busy, error, run } = useTask<PosError>();

  function submit(event: SyntheticEvent): void {
    event.preventDefault();
    // Blanks around a pasted key come from copying and would spoil every signature.
    const key = value.trim();
    const found = task === "put" && key === "" ? "value" : pinNeeded && !isPin(pin) ? "pin" : null;
    setProblem(found);
    if (found !== null) return;
    const input = { name, value: task === "put" ? key : null, ...(pinNeeded ? { currentPin: pin } : {}) };
    void run(() => api.call("settings.setSecret", input)).then((answer) => {
      if (answer?.ok === true) onDone();
    });
  }
  return (
    <form className={styles.secretForm} noValidate onSubmit={submit}>
      {task === "remove" && <p>{t("secrets.removeWhat")}</p>}
      <div className={styles.pair}>
        {task === "put" && (
          <Field
            label={t("secrets.value")}
            type="password"
            value={value}
            onChange={setValue}
            maxLength={4000}
            required
            error={problem === "value" ? t("secrets.valueNeeded") : null}
          />
        )}
        {pinNeeded && (
          <PinField
            label={t("pin.pin")}
            value={pin}
            onChange={setPin}
            required
            error={problem === "pin" ? t("pin.format") : null}
          />
        )}
      </div>
      <div className={styles.buttons}>
        <Button type="submit" tone={task === "remove" ? "danger" : "primary"} disabled={busy}>
          {task === "remove" ? t("secrets.confirmRemove") : t("secrets.save")}
        </Button>
        <Button onClick={onCancel}>{t("cancel")}</Button>
      </div>
      <ErrorNote error={error} time={moment} />
    </form>
  );
}
