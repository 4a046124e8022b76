import { useState, type SyntheticEvent } from "react";
import { useTranslation } from "react-i18next";
import type { PosError } from "../../../shared/errors/pos-error.ts";
import { useApi, useAppStatus } from "../../stores/context.tsx";
import { Button } from "../../ui/button.tsx";
import { ErrorNote } from "../../ui/error-note.tsx";
import { Field } from "../../ui/field.tsx";
import { useTask } from "../../ui/use-task.ts";
import styles from "./shift-panel.module.css";

/** Opens a shift: who, and the cash in the drawer if somebody counted it. */
export function OpenForm() {
  const { t } = useTranslation(["shift", "common"]);
  const api = useApi();
  const cashier = useAppStatus((status) => status.settings.terminal.cashier);
  const opening = useAppStatus((status) => status.settings.shifts.opening);
  const currency = useAppStatus((status) => status.provider.currency);
  const [who, setWho] = useState(cashier);
  const [float, setFloat] = useState("");
  const { busy, error, run } = useTask<PosError>();
  const isNumber = /^\d{0,12}$/u.test(float.trim());

  function submit(event: SyntheticEvent): void {
    event.preventDefault();
    if (who.trim() === "" || !isNumber) return;
    const cash = float.trim() === "" ? null : { typed: Number(float), currency };
    void run(() => api.call("shift.open", { who: who.trim(), float: cash }));
  }
  return (
    <form className={styles.part} noValidate onSubmit={submit}>
      <p>{opening === "cashier" ? t("open.needed") : t("open.byItself")}</p>
      <div className={styles.pair}>
        <Field
          label={t("open.who")}
          value={who}
          onChange={setWho}
          maxLength={60}
          required
          error={who.trim() === "" ? t("whoNeeded") : null}
        />
        <Field
          label={t("open.float", { currency: t(`common:currency.${currency}`) })}
          value={float}
          onChange={setFloat}
          inputMode="numeric"
          maxLength={12}
          hint={t("open.floatHint")}
          error={isNumber ? null : t("open.floatWrong")}
        />
      </div>
      <div>
        <Button type="submit" tone="primary" disabled={busy}>
          {t("open.open")}
        </Button>
      </div>
      <ErrorNote error={error} />
    </form>
  );
}
