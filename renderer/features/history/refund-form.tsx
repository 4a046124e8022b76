import { useState, type SyntheticEvent } from "react";
import { fromEntry } from "../../../shared/domain/money.ts";
import type { Attempt, Sale } from "../../../shared/domain/sale.ts";
import { useAppStatus } from "../../stores/context.tsx";
import { asksForPin } from "../../stores/pin-asked.ts";
import { Button } from "../../ui/button.tsx";
import { ErrorNote } from "../../ui/error-note.tsx";
import { Field } from "../../ui/field.tsx";
import { PinField } from "../../ui/pin-field.tsx";
import { fits } from "./money-entry.ts";
import { MoneyInput } from "./money-input.tsx";
import { entryUnits, type RefundWays } from "./refund-ways.ts";
import { useSaleCall } from "./use-sale-call.ts";
import { useVoice } from "./use-voice.ts";
import styles from "./sale-detail.module.css";

export interface RefundFormProps {
  readonly sale: Sale;
  readonly attempt: Attempt;
  readonly ways: RefundWays;
  /** Through the provider, or as a record of what the shop did itself. */
  readonly how: "provider" | "by-hand";
  readonly onClose: () => void;
}

type Problem = "amount" | "how" | "who" | "why" | "pin";

/** Money back: how much, who, why and, where the shop did it itself, how. Nothing is sent before the last button. */
export function RefundForm({ sale, attempt, ways, how, onClose }: RefundFormProps) {
  const { t, time, money } = useVoice();
  const cashier = useAppStatus((status) => status.settings.terminal.cashier);
  const pinNeeded = useAppStatus(asksForPin);
  const { left } = ways;
  const [units, setUnits] = useState<number | null>(entryUnits(left));
  const [who, setWho] = useState(cashier);
  const [why, setWhy] = useState("");
  const [means, setMeans] = useState("");
  const [pin, setPin] = useState("");
  const [problem, setProblem] = useState<Problem | null>(null);
  const { busy, error, call } = useSaleCall();
  const wholeOnly = how === "provider" && ways.byProvider === "whole";
  const typed = fromEntry(units ?? 0, left.currency);
  const amount = money(typed.ok && !wholeOnly ? typed.value : left);

  function findProblem(): Problem | null {
    if (!wholeOnly && !fits(units, left)) return "amount";
    if (how === "by-hand" && means.trim() === "") return "how";
    if (why.trim() === "") return "why";
    if (who.trim() === "") return "who";
    return pinNeeded && !/^\d{4,12}$/u.test(pin) ? "pin" : null;
  }
  function submit(event: SyntheticEvent): void {
    event.preventDefault();
    const found = findProblem();
    setProblem(found);
    if (found !== null || units === null) return;
    const input = {
      saleId: sale.id,
      attemptId: attempt.id,
      amount: units,
      who: who.trim(),
      why: why.trim(),
      ...(pinNeeded ? { pin } : {}),
    };
    const done =
      how === "provider" ? call("sales.refund", input) : call("sales.refundByHand", { ...input, how: means.trim() });
    void done.then((isDone) => {
      if (isDone) onClose();
    });
  }
  const wrong = (name: Problem, words: string) => (problem === name ? words : null);
  return (
    <form className={styles.form} onSubmit={submit}>
      <p>{how === "provider" ? t("refund.explain") : t("refund.explainHand")}</p>
      {wholeOnly && <p>{t("refund.onlyWhole", { amount: money(left) })}</p>}
      <div className={styles.inline}>
        {!wholeOnly && (
          <MoneyInput
            label={t("refund.amount")}
            currency={left.currency}
            units={units}
            onChange={setUnits}
            hint={t("refund.most", { amount: money(left) })}
            error={wrong("amount", t("refund.amountWrong", { amount: money(left) }))}
          />
        )}
        {how === "by-hand" && (
          <Field
            label={t("refund.how")}
            hint={t("refund.howHint")}
            value={means}
            onChange={setMeans}
            maxLength={300}
            error={wrong("how", t("refund.howNeeded"))}
          />
        )}
        <Field
          label={t("refund.why")}
          value={why}
          onChange={setWhy}
          maxLength={300}
          error={wrong("why", t("refund.whyNeeded"))}
        />
      </div>
      <div className={styles.inline}>
        <Field
          label={t("refund.who")}
          value={who}
          onChange={setWho}
          maxLength={60}
          error={wrong("who", t("refund.whoNeeded"))}
        />
        {pinNeeded && (
          <PinField label={t("refund.pin")} value={pin} onChange={setPin} error={wrong("pin", t("refund.pinNeeded"))} />
        )}
      </div>
      <div className={styles.buttons}>
        <Button type="submit" tone={how === "provider" ? "danger" : "primary"} disabled={busy}>
          {how === "provider" ? t("refund.send", { amount }) : t("refund.record", { amount })}
        </Button>
        <Button onClick={onClose}>{t("actions.cancel")}</Button>
      </div>
      <ErrorNote error={error} time={time} />
    </form>
  );
}
