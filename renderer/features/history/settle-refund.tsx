import { useId, useState } from "react";
import { evidences } from "../../../shared/domain/choices.ts";
import type { Attempt, Evidence, Refund, Sale } from "../../../shared/domain/sale.ts";
import { useAppStatus } from "../../stores/context.tsx";
import { asksForPin } from "../../stores/pin-asked.ts";
import { Button } from "../../ui/button.tsx";
import { ErrorNote } from "../../ui/error-note.tsx";
import { Field } from "../../ui/field.tsx";
import { PinField } from "../../ui/pin-field.tsx";
import { Segmented } from "../../ui/segmented.tsx";
import { findSettleProblem, type SettleProblem } from "../../ui/settle-rules.ts";
import { useSaleCall } from "./use-sale-call.ts";
import { useVoice } from "./use-voice.ts";
import styles from "./sale-detail.module.css";

export interface SettleRefundProps {
  readonly sale: Sale;
  readonly attempt: Attempt;
  readonly refund: Refund;
}

/** The one check that settles a refund nobody knows the end of: what was looked at, who decides, and the two answers. */
export function SettleRefund({ sale, attempt, refund }: SettleRefundProps) {
  const { t, time, money } = useVoice();
  const headingId = useId();
  const cashier = useAppStatus((status) => status.settings.terminal.cashier);
  const pinNeeded = useAppStatus(asksForPin);
  const [evidence, setEvidence] = useState<Evidence | null>(null);
  const [who, setWho] = useState(cashier);
  const [why, setWhy] = useState("");
  const [pin, setPin] = useState("");
  const [problem, setProblem] = useState<SettleProblem | null>(null);
  const { busy, error, call } = useSaleCall();

  function decide(outcome: "refunded" | "not-refunded"): void {
    const found = findSettleProblem({ evidence, who, pin, pinNeeded });
    setProblem(found);
    if (found !== null || evidence === null) return;
    void call("sales.settleRefund", {
      saleId: sale.id,
      attemptId: attempt.id,
      refundId: refund.id,
      outcome,
      who: who.trim(),
      evidence,
      why: why.trim(),
      ...(pinNeeded ? { pin } : {}),
    });
  }
  const about = { provider: t(`common:provider.${attempt.provider}`), amount: money(refund.amount) };
  return (
    <section className={styles.form} aria-labelledby={headingId}>
      <h4 id={headingId} className={styles.formTitle}>
        {t("refund.settleTitle")}
      </h4>
      <p>{t("refund.settleAsk", about)}</p>
      <Segmented
        label={t("refund.evidence")}
        value={evidence}
        options={evidences.map((value) => ({ value, label: t(`common:evidence.${value}`) }))}
        onChange={setEvidence}
        disabled={busy}
      />
      {problem === "evidence" && (
        <p className={styles.problem} role="alert">
          {t("refund.evidenceNeeded")}
        </p>
      )}
      <div className={styles.inline}>
        <Field
          label={t("refund.settleWho")}
          value={who}
          onChange={setWho}
          maxLength={60}
          error={problem === "who" ? t("refund.whoNeeded") : null}
        />
        {pinNeeded && (
          <PinField
            label={t("refund.pin")}
            value={pin}
            onChange={setPin}
            error={problem === "pin" ? t("refund.pinNeeded") : null}
          />
        )}
        <Field label={t("refund.seen")} value={why} onChange={setWhy} maxLength={300} />
      </div>
      <div className={styles.buttons}>
        <Button tone="primary" disabled={busy} onClick={() => decide("refunded")}>
          {t("refund.yes")}
        </Button>
        <Button disabled={busy} onClick={() => decide("not-refunded")}>
          {t("refund.no")}
        </Button>
      </div>
      <p className={styles.when}>{t("refund.onRecord")}</p>
      <ErrorNote error={error} time={time} />
    </section>
  );
}
