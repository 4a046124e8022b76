import { useId, useState } from "react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { localeOf } from "../i18n/locales.ts";
import { evidences } from "../../shared/domain/choices.ts";
import type { Attempt, Evidence, Sale } from "../../shared/domain/sale.ts";
import { formatMoney, formatTime } from "../i18n/format.ts";
import { Button } from "./button.tsx";
import { Field } from "./field.tsx";
import { PinField } from "./pin-field.tsx";
import { useLoneKey } from "./lone-key.ts";
import { Segmented } from "./segmented.tsx";
import { findSettleProblem, holdLeft, type SettleProblem } from "./settle-rules.ts";
import { VisuallyHidden } from "./visually-hidden.tsx";
import styles from "./SettleForm.module.css";

/** What a person puts on record with the decision. */
export interface SettleFields {
  readonly who: string;
  readonly evidence: Evidence;
  readonly why: string;
  readonly transactionId?: string;
  readonly pin?: string;
}

export interface SettleFormProps {
  readonly sale: Sale;
  readonly attempt: Attempt;
  /** Until then a late answer may come and "no payment" is closed; milliseconds since the epoch. */
  readonly holdUntil: number;
  readonly now: number;
  readonly pinNeeded: boolean;
  /** The cashier of this till: stands in the field to begin with. */
  readonly who: string;
  /** The shop's time zone, for the time at which to look in the customer's app; this machine's when left out. */
  readonly timeZone?: string;
  readonly busy: boolean;
  /** Why the last decision was refused, in words. */
  readonly error?: ReactNode;
  readonly onSettle: (outcome: "paid" | "not-paid", fields: SettleFields) => void;
}

const systemZone = new Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The one check that settles an unknown payment: what was looked at, who decides, and the two answers. */
export function SettleForm(props: SettleFormProps) {
  const { sale, attempt, holdUntil, now, pinNeeded, timeZone, busy, error, onSettle } = props;
  const { t, i18n } = useTranslation(["waiting", "common"]);
  const headingId = useId();
  const [evidence, setEvidence] = useState<Evidence | null>(null);
  const [who, setWho] = useState(props.who);
  const [why, setWhy] = useState("");
  const [transactionId, setTransactionId] = useState("");
  const [pin, setPin] = useState("");
  const [problem, setProblem] = useState<SettleProblem | null>(null);
  const left = attempt.contradiction === null ? holdLeft(holdUntil, now) : null;
  const locale = localeOf(i18n.language);
  const time = formatTime(attempt.sentAt ?? attempt.recordedAt, locale, timeZone ?? systemZone);
  const provider = t(`common:provider.${attempt.provider}`);
  const amount = `${formatMoney(sale.amount)} ${t(`common:currency.${sale.amount.currency}`)}`;

  function decide(outcome: "paid" | "not-paid"): void {
    if (busy || (outcome === "not-paid" && left !== null)) return;
    const found = findSettleProblem({ evidence, who, pin, pinNeeded });
    setProblem(found);
    if (found !== null || evidence === null) return;
    onSettle(outcome, {
      who: who.trim(),
      evidence,
      why: why.trim(),
      ...(transactionId.trim() === "" ? {} : { transactionId: transactionId.trim() }),
      ...(pinNeeded ? { pin } : {}),
    });
  }

  const onKeyDown = useLoneKey({ KeyY: () => decide("paid"), KeyN: () => decide("not-paid") });
  return (
    // The keys belong to the form as a whole; each has a button of its own inside.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section className={styles.form} aria-labelledby={headingId} onKeyDown={onKeyDown}>
      <h3 id={headingId} className={styles.title}>
        {t("settle.title")}
      </h3>
      <p>
        {attempt.contradiction === null
          ? t("settle.ask", { amount, time })
          : t("settle.askContradiction", { provider })}
      </p>
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
          required
          error={problem === "who" ? t("settle.whoNeeded") : null}
        />
        {pinNeeded && (
          <PinField
            label={t("settle.pin")}
            value={pin}
            onChange={setPin}
            required
            error={problem === "pin" ? t("settle.pinNeeded") : null}
          />
        )}
      </div>
      <details className={styles.more}>
        <summary className={styles.summary}>{t("settle.more")}</summary>
        <div className={styles.inside}>
          <Field label={t("settle.why")} value={why} onChange={setWhy} maxLength={300} />
          <Field
            label={t("settle.transactionId")}
            value={transactionId}
            onChange={setTransactionId}
            maxLength={100}
            hint={t("settle.transactionIdHint")}
          />
        </div>
      </details>
      {error !== undefined && error !== null && (
        <div className={styles.problem} role="alert">
          {error}
        </div>
      )}
      <div className={styles.answers}>
        <Button tone="primary" size="lg" keyHint="Y" wide disabled={busy} onClick={() => decide("paid")}>
          {t("settle.paid")}
        </Button>
        <Button size="lg" keyHint="N" wide disabled={busy || left !== null} onClick={() => decide("not-paid")}>
          {t("settle.notPaid")}
        </Button>
      </div>
      <p className={styles.note}>{left === null ? t("settle.record") : t("settle.holdLeft", { time: left })}</p>
      <output>
        <VisuallyHidden>{busy ? t("settle.busy") : left === null ? t("settle.holdOver") : ""}</VisuallyHidden>
      </output>
    </section>
  );
}
