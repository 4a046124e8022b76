import { useState, type SyntheticEvent } from "react";
import type { Attempt, Sale } from "../../../shared/domain/sale.ts";
import { useAppStatus, useStores } from "../../stores/context.tsx";
import { Button } from "../../ui/button.tsx";
import { ErrorNote } from "../../ui/error-note.tsx";
import { Field } from "../../ui/field.tsx";
import { SettleSale } from "./settle-sale.tsx";
import { useSaleCall } from "./use-sale-call.ts";
import { useVoice } from "./use-voice.ts";
import styles from "./sale-detail.module.css";

export interface FollowPaymentProps {
  readonly sale: Sale;
  readonly attempt: Attempt;
  readonly ask: boolean;
  readonly cancel: boolean;
  /** What is said about the payment stands above it already. */
  readonly brief?: boolean;
}

/**
 * A payment that waits or is unknown: asks its provider at once, or calls it off, as far as the provider can. What was
 * not called off may be settled by a person.
 */
export function FollowPayment({ sale, attempt, ask, cancel, brief = false }: FollowPaymentProps) {
  const { t, time, money } = useVoice();
  const { now } = useStores();
  const cashier = useAppStatus((status) => status.settings.terminal.cashier);
  const [askedAt, setAskedAt] = useState<number | null>(null);
  const [asking, setAsking] = useState(false);
  const [isTried, setIsTried] = useState(false);
  const [who, setWho] = useState(cashier);
  const { busy, error, call } = useSaleCall();
  const ids = { saleId: sale.id, attemptId: attempt.id };
  const about = {
    amount: money(attempt.amount),
    provider: t(`common:provider.${attempt.provider}`),
    time: time(attempt.unknown?.since ?? attempt.sentAt ?? attempt.recordedAt),
  };

  function onAsk(): void {
    void call("sales.askStatus", ids).then((done) => setAskedAt(done ? now() : null));
  }
  function onCancel(event: SyntheticEvent): void {
    event.preventDefault();
    if (who.trim() === "") return;
    void call("sales.cancelPayment", { ...ids, who: who.trim() }).then((done) => setIsTried(!done));
  }
  return (
    <div className={styles.form}>
      {!brief && <p>{attempt.state === "unknown" ? t("actions.asking", about) : t("actions.awaiting", about)}</p>}
      <div className={styles.buttons}>
        {ask && (
          <Button tone={attempt.state === "unknown" ? "plain" : "primary"} disabled={busy} onClick={onAsk}>
            {t("actions.ask")}
          </Button>
        )}
        {cancel && (
          <Button aria-expanded={asking} disabled={busy} onClick={() => setAsking(!asking)}>
            {t("actions.cancelPayment")}
          </Button>
        )}
      </div>
      <output className={styles.when}>
        {askedAt !== null && !busy ? t("actions.asked", { time: time(askedAt) }) : ""}
      </output>
      {asking && (
        <form className={styles.form} onSubmit={onCancel}>
          <p>{t("actions.cancelWhat")}</p>
          <div className={styles.inline}>
            <Field label={t("actions.who")} value={who} onChange={setWho} maxLength={60} />
            <Button type="submit" tone="danger" disabled={busy || who.trim() === ""}>
              {t("actions.cancelConfirm")}
            </Button>
          </div>
        </form>
      )}
      <ErrorNote error={error} withMoney time={time} />
      {isTried && attempt.state === "awaiting-customer" && <SettleSale sale={sale} attempt={attempt} />}
    </div>
  );
}
