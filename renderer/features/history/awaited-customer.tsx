import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Attempt, Sale } from "../../../shared/domain/sale.ts";
import { useStores } from "../../stores/context.tsx";
import { Button } from "../../ui/button.tsx";
import { formatAge } from "./age.ts";
import { FollowPayment } from "./follow-payment.tsx";
import { SettleSale } from "./settle-sale.tsx";
import { useCan } from "./use-can.ts";
import { useVoice } from "./use-voice.ts";
import { WaitingItem } from "./waiting-item.tsx";
import styles from "./waiting-panel.module.css";

export interface AwaitedCustomerProps {
  readonly sale: Sale;
  readonly now: number;
  readonly onOpen: (sale: Sale) => void;
  /** Closes the panel: the sale went to the lane. */
  readonly onClose: () => void;
}

/** A payment that waits for its customer and was left: back to its code, called off, or settled where it cannot be. */
export function AwaitedCustomer({ sale, now, onOpen, onClose }: AwaitedCustomerProps) {
  const { t } = useTranslation("waiting");
  const { t: th } = useVoice();
  const { lane } = useStores();
  const canOf = useCan();
  const [settling, setSettling] = useState(false);
  const [refused, setRefused] = useState(false);
  const attempts = sale.attempts.filter((attempt) => attempt.state === "awaiting-customer");
  function take(): void {
    if (lane.getState().takeUp(sale)) onClose();
    else setRefused(true);
  }
  const stuck = attempts.filter((attempt) => !canOf(attempt.provider).cancel);
  return (
    <WaitingItem sale={sale} urgency="calm">
      {attempts.map((attempt) => (
        <div key={attempt.id} className={styles.part}>
          <Why attempt={attempt} now={now} canCancel={canOf(attempt.provider).cancel} />
          <FollowPayment
            sale={sale}
            attempt={attempt}
            ask={canOf(attempt.provider).status}
            cancel={canOf(attempt.provider).cancel}
            brief
          />
          {settling && stuck.includes(attempt) && <SettleSale sale={sale} attempt={attempt} />}
        </div>
      ))}
      {refused && <p role="alert">{t("receipts.takeRefused")}</p>}
      <div className={styles.buttons}>
        <Button tone="primary" onClick={take} aria-label={`${t("customers.take")}: ${sale.number}`}>
          {t("customers.take")}
        </Button>
        {stuck.length > 0 && !settling && (
          <Button onClick={() => setSettling(true)} aria-label={`${t("unknown.settle")}: ${sale.number}`}>
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

interface WhyProps {
  readonly attempt: Attempt;
  readonly now: number;
  readonly canCancel: boolean;
}

/** Since when, and how it ends. */
function Why({ attempt, now, canCancel }: WhyProps) {
  const { t } = useTranslation("waiting");
  const { t: th, time, locale } = useVoice();
  const since = attempt.sentAt ?? attempt.recordedAt;
  const provider = th(`common:provider.${attempt.provider}`);
  const endsAt = attempt.presentation?.kind === "qr" ? attempt.presentation.expiresAt : null;
  return (
    <p className={styles.why}>
      {t("customers.since", { provider, time: time(since), age: formatAge(now - since, locale) })}
      {endsAt !== null && <span>{t("customers.endsAt", { time: time(endsAt) })}</span>}
      {endsAt === null && !canCancel && <span>{t("customers.endsByItself", { provider })}</span>}
    </p>
  );
}
