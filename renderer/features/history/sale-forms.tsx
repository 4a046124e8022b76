import { useState, type ReactNode, type SyntheticEvent } from "react";
import type { Attempt, Sale } from "../../../shared/domain/sale.ts";
import { useAppStatus } from "../../stores/context.tsx";
import { Button } from "../../ui/button.tsx";
import { ErrorNote } from "../../ui/error-note.tsx";
import { Field } from "../../ui/field.tsx";
import { useSaleCall } from "./use-sale-call.ts";
import { useVoice } from "./use-voice.ts";
import styles from "./sale-detail.module.css";

/** Adds the provider's transaction id to a payment that a person called paid. */
export function IdentifyForm({ sale, attempt }: { readonly sale: Sale; readonly attempt: Attempt }) {
  const { t, time } = useVoice();
  const cashier = useAppStatus((status) => status.settings.terminal.cashier);
  const [id, setId] = useState("");
  const [who, setWho] = useState(cashier);
  const { busy, error, call } = useSaleCall();
  const complete = id.trim() !== "" && who.trim() !== "";

  function submit(event: SyntheticEvent): void {
    event.preventDefault();
    if (!complete) return;
    void call("sales.identify", { saleId: sale.id, attemptId: attempt.id, transactionId: id.trim(), who: who.trim() });
  }
  return (
    <form className={styles.form} onSubmit={submit}>
      <h4 className={styles.formTitle}>{t("actions.identify")}</h4>
      <div className={styles.inline}>
        <Field
          label={t("facts.transactionId")}
          value={id}
          onChange={setId}
          hint={t("actions.identifyHint")}
          maxLength={100}
        />
        <Field label={t("actions.who")} value={who} onChange={setWho} maxLength={60} />
        <Button type="submit" disabled={busy || !complete}>
          {t("actions.save")}
        </Button>
      </div>
      <ErrorNote error={error} paid time={time} />
    </form>
  );
}

/** The words that the shop puts on a sale. */
export function NoteForm({ sale }: { readonly sale: Sale }) {
  const { t, time } = useVoice();
  const [reference, setReference] = useState(sale.reference);
  const [note, setNote] = useState(sale.note);
  const [saved, setSaved] = useState(false);
  const { busy, error, call } = useSaleCall();
  const changed = reference !== sale.reference || note !== sale.note;

  function submit(event: SyntheticEvent): void {
    event.preventDefault();
    void call("sales.note", { saleId: sale.id, reference, note }).then(setSaved);
  }
  return (
    <form className={styles.form} onSubmit={submit}>
      <div className={styles.inline}>
        <Field label={t("actions.reference")} value={reference} onChange={setReference} maxLength={60} />
        <Field label={t("actions.noteText")} value={note} onChange={setNote} maxLength={300} />
        <Button type="submit" disabled={busy || !changed}>
          {t("actions.save")}
        </Button>
      </div>
      <output>{saved && !changed ? t("actions.saved") : ""}</output>
      <ErrorNote error={error} time={time} />
    </form>
  );
}

/** Ends a sale in which no money moved; asked once more in place, nothing pops up. */
export function AbandonForm({ sale }: { readonly sale: Sale }) {
  const { t, time } = useVoice();
  const [asking, setAsking] = useState(false);
  const [why, setWhy] = useState("");
  const { busy, error, call } = useSaleCall();
  if (!asking) {
    return (
      <div>
        <Button onClick={() => setAsking(true)}>{t("actions.abandon")}</Button>
      </div>
    );
  }
  function submit(event: SyntheticEvent): void {
    event.preventDefault();
    void call("sales.abandon", { saleId: sale.id, why: why.trim() });
  }
  return (
    <form className={styles.form} onSubmit={submit}>
      <p>{t("actions.abandonExplain")}</p>
      <Field label={t("actions.abandonWhy")} value={why} onChange={setWhy} maxLength={300} />
      <div className={styles.buttons}>
        <Button type="submit" tone="danger" disabled={busy}>
          {t("actions.abandonConfirm")}
        </Button>
        <Button onClick={() => setAsking(false)}>{t("actions.cancel")}</Button>
      </div>
      <ErrorNote error={error} time={time} />
    </form>
  );
}

/** Tries the queued receipt at once instead of at its time. */
export function RetryReceipt({ sale, extra }: { readonly sale: Sale; readonly extra?: ReactNode }) {
  const { t, time } = useVoice();
  const { busy, error, call } = useSaleCall();
  return (
    <div className={styles.form}>
      <div className={styles.buttons}>
        <Button disabled={busy} onClick={() => void call("sales.retryReceipt", { saleId: sale.id })}>
          {t("actions.retry")}
        </Button>
        {extra}
      </div>
      <ErrorNote error={error} paid time={time} />
    </div>
  );
}
