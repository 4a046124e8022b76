import { useId, useState, type SyntheticEvent } from "react";
import { useTranslation } from "react-i18next";
import type { PosError } from "../../../shared/errors/pos-error.ts";
import { isInFlight } from "../../../shared/domain/shift-cases.ts";
import type { ShiftReport } from "../../../shared/domain/shift-report.ts";
import { useApi, useAppStatus, useStores } from "../../stores/context.tsx";
import { asksForPin } from "../../stores/pin-asked.ts";
import { useFormat } from "../../stores/use-format.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { ErrorNote } from "../../ui/error-note.tsx";
import { Field } from "../../ui/field.tsx";
import { PinField } from "../../ui/pin-field.tsx";
import { useTask } from "../../ui/use-task.ts";
import { CaseLine } from "./case-line.tsx";
import styles from "./shift-panel.module.css";

export interface CloseFormProps {
  readonly report: ShiftReport;
  readonly onClosed: (z: ShiftReport) => void;
  readonly onCancel: () => void;
}

/** The way to the Z report: each open case is decided elsewhere, or ticked and carried over with a reason. */
export function CloseForm({ report, onClosed, onCancel }: CloseFormProps) {
  const { t } = useTranslation("shift");
  const { ui } = useStores();
  const { moment } = useFormat();
  const api = useApi();
  const cashier = useAppStatus((status) => status.settings.terminal.cashier);
  const pinSet = useAppStatus(asksForPin);
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [who, setWho] = useState(cashier);
  const [why, setWhy] = useState("");
  const [pin, setPin] = useState("");
  const { busy, error, run } = useTask<PosError>();
  const { open } = report;
  const inFlight = open.some(({ problem }) => isInFlight(problem));
  const cases = open.filter(({ problem }) => !isInFlight(problem)).map(({ id }) => id);
  const left = cases.filter((id) => !ticked.has(id)).length;
  const pinNeeded = pinSet && cases.length > 0;
  const reasoned = cases.length === 0 || why.trim() !== "";
  const ready = !inFlight && left === 0 && reasoned && who.trim() !== "" && (!pinNeeded || /^\d{4,12}$/u.test(pin));

  const tick = (id: string): void => {
    const next = new Set(ticked);
    if (!next.delete(id)) next.add(id);
    setTicked(next);
  };
  function submit(event: SyntheticEvent): void {
    event.preventDefault();
    if (!ready) return;
    const carrying = cases.length === 0 ? [] : [{ why: why.trim(), cases }];
    const input = { who: who.trim(), carrying, ...(pinNeeded ? { pin } : {}) };
    void run(() => api.call("shift.close", input)).then((answer) => {
      if (answer?.ok === true) onClosed(answer.value);
    });
  }
  return (
    <form className={styles.part} noValidate onSubmit={submit}>
      {inFlight && <Banner tone="warn" title={t("close.inFlight")} />}
      {cases.length === 0 && !inFlight && <Banner tone="ok" title={t("close.allSettled")} />}
      {cases.length > 0 && (
        <fieldset className={styles.cases}>
          <legend className={styles.partTitle}>{t("close.cases", { count: cases.length })}</legend>
          <p>{t("close.decide")}</p>
          <div className={styles.buttons}>
            <Button keyHint="F4" onClick={() => ui.getState().open("waiting")}>
              {t("close.toWaiting")}
            </Button>
            <Button onClick={() => setTicked(new Set(cases))}>{t("close.tickAll")}</Button>
          </div>
          <ul className={styles.part}>
            {open.map((one) => (
              <li key={one.id} className={styles.case}>
                <Tick checked={ticked.has(one.id)} disabled={isInFlight(one.problem)} onChange={() => tick(one.id)}>
                  <CaseLine one={one} />
                </Tick>
              </li>
            ))}
          </ul>
          <Field
            label={t("close.why")}
            value={why}
            onChange={setWhy}
            maxLength={300}
            required
            hint={t("close.whyHint")}
          />
        </fieldset>
      )}
      <div className={styles.pair}>
        <Field label={t("close.who")} value={who} onChange={setWho} maxLength={60} required />
        {pinNeeded && <PinField label={t("close.pin")} value={pin} onChange={setPin} required />}
      </div>
      <p className={styles.quiet}>{left > 0 ? t("close.left", { count: left }) : t("close.final")}</p>
      <div className={styles.buttons}>
        <Button type="submit" tone="primary" disabled={busy || !ready}>
          {cases.length === 0 ? t("close.close") : t("close.closeCarrying", { count: cases.length })}
        </Button>
        <Button onClick={onCancel}>{t("close.cancel")}</Button>
      </div>
      <ErrorNote error={error} time={moment} />
    </form>
  );
}

interface TickProps {
  readonly checked: boolean;
  readonly disabled: boolean;
  readonly onChange: () => void;
  readonly children: React.ReactNode;
}

/** A box to tick, whose words are part of the target. */
function Tick({ checked, disabled, onChange, children }: TickProps) {
  const id = useId();
  return (
    <label className={styles.tick} htmlFor={id}>
      <input id={id} type="checkbox" checked={checked} disabled={disabled} onChange={onChange} />
      {children}
    </label>
  );
}
