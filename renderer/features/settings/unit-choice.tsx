import { useId, useState, type SyntheticEvent } from "react";
import { useTranslation } from "react-i18next";
import type { PosError } from "../../../shared/errors/pos-error.ts";
import { amountUnitSchema, type AmountUnit } from "../../../shared/domain/settings.ts";
import { useApi } from "../../stores/context.tsx";
import { useSignature } from "../../stores/use-signature.ts";
import { Button } from "../../ui/button.tsx";
import { ErrorNote } from "../../ui/error-note.tsx";
import { useTask } from "../../ui/use-task.ts";
import { PREVIEW, wireOf } from "./unit-preview.ts";
import { useMoment } from "./use-moment.ts";
import { WhoFields } from "./who-fields.tsx";
import styles from "./settings-panel.module.css";

/** The two units with what each would send. Nothing stands chosen: a default would be a guess with somebody's money. */
export function UnitChoice({ onChosen }: { readonly onChosen: () => void }) {
  const { t } = useTranslation("settings");
  const { money, moment } = useMoment();
  const api = useApi();
  const id = useId();
  const [unit, setUnit] = useState<AmountUnit | null>(null);
  const signature = useSignature();
  const { busy, error, run } = useTask<PosError>();

  function submit(event: SyntheticEvent): void {
    event.preventDefault();
    if (unit === null || !signature.complete) return;
    void run(() => api.call("unit.choose", { unit, ...signature.input })).then((answer) => {
      if (answer?.ok === true) onChosen();
    });
  }
  return (
    <form className={styles.fields} onSubmit={submit}>
      <div className={styles.choices} role="radiogroup" aria-label={t("sections.unit")}>
        {amountUnitSchema.options.map((option) => (
          <div key={option} className={styles.choice}>
            <input
              id={`${id}-${option}`}
              className={styles.radio}
              type="radio"
              name={id}
              value={option}
              checked={unit === option}
              onChange={() => setUnit(option)}
            />
            <label className={styles.choiceFace} htmlFor={`${id}-${option}`}>
              <strong>{t(`unit.${option}`)}</strong>
              <span>{t("unit.preview", { amount: money(PREVIEW), wire: wireOf(PREVIEW, option) ?? "" })}</span>
            </label>
          </div>
        ))}
      </div>
      {unit !== null && (
        <>
          <WhoFields label={t("unit.who")} signature={signature} />
          <div>
            <Button type="submit" tone="primary" disabled={busy || !signature.complete}>
              {t("unit.choose", { unit: t(`unit.${unit}`) })}
            </Button>
          </div>
        </>
      )}
      <ErrorNote error={error} time={moment} />
    </form>
  );
}
