import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { evidences } from "../../../shared/domain/choices.ts";
import type { Attempt, Evidence } from "../../../shared/domain/sale.ts";
import { useAppStatus, useLane, useStores } from "../../stores/context.tsx";
import { asksForPin } from "../../stores/pin-asked.ts";
import { Button } from "../../ui/button.tsx";
import { Field } from "../../ui/field.tsx";
import { PinField } from "../../ui/pin-field.tsx";
import { Segmented } from "../../ui/segmented.tsx";
import { findSettleProblem, type SettleProblem } from "../../ui/settle-rules.ts";
import { NoticeLine } from "./notice-line.tsx";
import { StageActions, StageBody, StageTitle } from "./stage.tsx";
import styles from "./unknown-view.module.css";

export interface SettleStepProps {
  readonly outcome: "paid" | "not-paid";
  readonly attempt: Attempt;
}

/** What goes on record with a person's decision: who, what they looked at, and a manager's PIN where one is set. */
export function SettleStep({ outcome, attempt }: SettleStepProps) {
  const { t } = useTranslation(["checkout", "common"]);
  const { lane } = useStores();
  const busy = useLane((state) => state.work !== null);
  const cashier = useAppStatus((status) => status.settings.terminal.cashier);
  const pinNeeded = useAppStatus(asksForPin);
  const [who, setWho] = useState(cashier);
  const [evidence, setEvidence] = useState<Evidence | null>(null);
  const [transactionId, setTransactionId] = useState(attempt.refs.transactionId ?? "");
  const [pin, setPin] = useState("");
  const [problem, setProblem] = useState<SettleProblem | null>(null);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    form.current?.querySelector<HTMLInputElement>("input")?.focus();
  }, []);

  function record(): void {
    const found = findSettleProblem({ evidence, who, pin, pinNeeded });
    setProblem(found);
    if (found !== null || evidence === null) return;
    const id = transactionId.trim();
    void lane.getState().settle({
      outcome,
      who: who.trim(),
      evidence,
      why: "",
      ...(outcome === "paid" && id !== "" ? { transactionId: id } : {}),
      ...(pinNeeded ? { pin } : {}),
    });
  }

  return (
    <>
      <StageTitle>{t(`settle.${outcome}`)}</StageTitle>
      <StageBody>
        <form
          ref={form}
          className={styles.settle}
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            record();
          }}
        >
          <NoticeLine place="code" />
          <Segmented
            label={t("settle.evidence")}
            value={evidence}
            options={evidences.map((value) => ({ value, label: t(`common:evidence.${value}`) }))}
            onChange={setEvidence}
            disabled={busy}
          />
          {problem === "evidence" && (
            <p className={styles.problem} role="alert">
              {t("settle.evidenceNeeded")}
            </p>
          )}
          <div className={styles.pair}>
            <Field
              label={t("settle.who")}
              value={who}
              onChange={setWho}
              maxLength={60}
              error={problem === "who" ? t("settle.whoNeeded") : null}
            />
            {pinNeeded && (
              <PinField
                label={t("settle.pin")}
                value={pin}
                onChange={setPin}
                error={problem === "pin" ? t("settle.pinNeeded") : null}
              />
            )}
          </div>
          {outcome === "paid" && (
            <Field
              label={`${t("settle.transaction")} (${t("settle.optional")})`}
              value={transactionId}
              onChange={setTransactionId}
              maxLength={100}
              hint={t("settle.transactionHint")}
            />
          )}
          <StageActions>
            <Button type="submit" tone="primary" size="lg" keyHint="↵" keyShortcut="Enter" disabled={busy}>
              {t(`settle.${outcome}`)}
            </Button>
            <Button size="lg" keyHint="Esc" keyShortcut="Escape" onClick={() => lane.getState().closeForm()}>
              {t("settle.back")}
            </Button>
          </StageActions>
        </form>
      </StageBody>
    </>
  );
}
