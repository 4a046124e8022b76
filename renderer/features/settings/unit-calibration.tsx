import { useState, type SyntheticEvent } from "react";
import { useTranslation } from "react-i18next";
import type { PosError } from "../../../shared/errors/pos-error.ts";
import { fromMajor, type Money } from "../../../shared/domain/money.ts";
import type { AmountUnit } from "../../../shared/domain/settings.ts";
import { useApi, useAppStatus, useSales } from "../../stores/context.tsx";
import { Button } from "../../ui/button.tsx";
import { ErrorNote } from "../../ui/error-note.tsx";
import { Field } from "../../ui/field.tsx";
import { useTask } from "../../ui/use-task.ts";
import { calibrationSale, parseSums } from "./unit-preview.ts";
import { useProvider } from "./use-provider.ts";
import { useMoment } from "./use-moment.ts";
import styles from "./settings-panel.module.css";

/** The sale that showed the choice to be wrong, and by how much. */
export interface Refuted {
  readonly number: string;
  readonly charged: Money;
  readonly shown: Money;
}

export interface UnitCalibrationProps {
  readonly unit: AmountUnit;
  readonly chosenAt: number;
  readonly onRefuted: (refuted: Refuted) => void;
}

/** The proof of the unit: one small real sale, and what the customer's app shows for it. */
export function UnitCalibration({ unit, chosenAt, onRefuted }: UnitCalibrationProps) {
  const { t } = useTranslation("settings");
  const { money, moment } = useMoment();
  const api = useApi();
  const cap = useProvider("anor")?.calibrationCap ?? null;
  const cashier = useAppStatus((status) => status.settings.terminal.cashier);
  const sale = calibrationSale(
    useSales((state) => state.today),
    unit,
    chosenAt,
  );
  const [shown, setShown] = useState("");
  const [who, setWho] = useState(cashier);
  const { busy, error, run } = useTask<PosError>();
  const amount = parseSums(shown);

  function submit(event: SyntheticEvent): void {
    event.preventDefault();
    if (sale === null || amount === null || who.trim() === "") return;
    const seen = fromMajor(amount, sale.amount.currency);
    void run(() => api.call("unit.calibrate", { saleId: sale.id, shownAmount: amount, who: who.trim() })).then(
      (answer) => {
        if (answer?.ok !== true || answer.value.providers.anor.unit.state === "confirmed" || !seen.ok) return;
        onRefuted({ number: sale.number, charged: sale.amount, shown: seen.value });
      },
    );
  }
  return (
    <form className={styles.fields} onSubmit={submit}>
      <h4 className={styles.subtitle}>{t("unit.calibrateTitle")}</h4>
      <ol className={styles.steps}>
        <li>{t("unit.step1", { cap: cap === null ? "…" : money(cap) })}</li>
        <li>{t("unit.step2")}</li>
        <li>{t("unit.step3")}</li>
      </ol>
      {sale === null ? (
        <p className={styles.waits}>{t("unit.noSale")}</p>
      ) : (
        <>
          <p>{t("unit.saleIs", { number: sale.number, time: moment(sale.openedAt), amount: money(sale.amount) })}</p>
          <div className={styles.pair}>
            <Field
              label={t("unit.shown")}
              hint={t("unit.shownHint")}
              value={shown}
              onChange={setShown}
              inputMode="numeric"
              error={shown !== "" && amount === null ? t("unit.shownWrong") : null}
            />
            <Field label={t("unit.shownWho")} value={who} onChange={setWho} maxLength={60} required />
          </div>
          <div>
            <Button type="submit" tone="primary" disabled={busy || amount === null || who.trim() === ""}>
              {t("unit.calibrate")}
            </Button>
          </div>
        </>
      )}
      <ErrorNote error={error} />
    </form>
  );
}
