import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Attempt, Sale } from "../../../shared/domain/sale.ts";
import { Button } from "../../ui/button.tsx";
import { formatAge } from "./age.ts";
import { FollowPayment } from "./follow-payment.tsx";
import { refundDetail } from "./refund-look.tsx";
import { SettleRefund } from "./settle-refund.tsx";
import { SettleSale } from "./settle-sale.tsx";
import { useCan } from "./use-can.ts";
import { useVoice } from "./use-voice.ts";
import { WaitingItem } from "./waiting-item.tsx";
import styles from "./waiting-panel.module.css";

export interface UnknownPaymentProps {
  readonly sale: Sale;
  readonly now: number;
  /** The only one that waits shows its form at once. */
  readonly startOpen: boolean;
  readonly onOpen: (sale: Sale) => void;
}

/** A payment whose outcome nobody knows, or over which two answers disagree. */
export function UnknownPayment({ sale, now, startOpen, onOpen }: UnknownPaymentProps) {
  const { t } = useTranslation("waiting");
  const { t: th, money } = useVoice();
  const canOf = useCan();
  const [settling, setSettling] = useState(startOpen);
  const open = sale.attempts.filter((attempt) => attempt.state === "unknown" || attempt.contradiction !== null);
  const refunds = sale.attempts.flatMap((attempt) =>
    attempt.refunds.filter((refund) => refund.state === "unknown").map((refund) => ({ attempt, refund })),
  );
  return (
    <WaitingItem sale={sale} urgency="warn" isRefund={open.length === 0}>
      {open.map((attempt) => (
        <div key={attempt.id} className={styles.part}>
          <Why attempt={attempt} now={now} />
          {canOf(attempt.provider).status && attempt.state === "unknown" && (
            <FollowPayment sale={sale} attempt={attempt} ask cancel={false} brief />
          )}
          {settling && <SettleSale sale={sale} attempt={attempt} />}
        </div>
      ))}
      {refunds.map(({ attempt, refund }) => (
        <div key={refund.id} className={styles.part}>
          <p className={styles.why}>
            {t("unknown.refund", { amount: money(refund.amount) })}
            <span>{refundDetail(refund, th)}</span>
          </p>
          {settling && <SettleRefund sale={sale} attempt={attempt} refund={refund} />}
        </div>
      ))}
      <div className={styles.buttons}>
        {!settling && (
          <Button
            tone="primary"
            onClick={() => setSettling(true)}
            aria-label={`${t("unknown.settle")}: ${sale.number}`}
          >
            {t("unknown.settle")}
          </Button>
        )}
        <Button tone="quiet" onClick={() => onOpen(sale)} aria-label={th("sale", { number: sale.number })}>
          {t("receipts.open")}
        </Button>
      </div>
    </WaitingItem>
  );
}

function Why({ attempt, now }: { readonly attempt: Attempt; readonly now: number }) {
  const { t } = useTranslation("waiting");
  const { t: th, time, locale } = useVoice();
  const provider = th(`common:provider.${attempt.provider}`);
  if (attempt.contradiction !== null) {
    const about = { provider, who: attempt.settled?.who ?? "" };
    return (
      <p>
        {attempt.contradiction === "provider-says-paid"
          ? t("unknown.contradictionPaid", about)
          : t("unknown.contradictionDeclined", about)}
      </p>
    );
  }
  const since = attempt.unknown?.since ?? attempt.recordedAt;
  // "No answer since …" has said the commonest reason already.
  const reason = attempt.unknown === null || attempt.unknown.reason === "no-answer" ? null : attempt.unknown.reason;
  return (
    <p className={styles.why}>
      {t("unknown.since", { time: time(since), age: formatAge(now - since, locale) })}
      {reason !== null && <span>{th(`unknownReason.${reason}`)}</span>}
      {attempt.listening && <span>{t("unknown.listening")}</span>}
    </p>
  );
}
