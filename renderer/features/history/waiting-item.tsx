import type { ReactNode } from "react";
import type { Sale } from "../../../shared/domain/sale.ts";
import { StatePill } from "../../ui/badge.tsx";
import { cx } from "../../ui/cx.ts";
import { Money } from "../../ui/money.tsx";
import { refundLooks } from "./refund-look.tsx";
import { lookOf } from "./sale-look.tsx";
import { useVoice } from "./use-voice.ts";
import styles from "./waiting-panel.module.css";

export interface WaitingItemProps {
  readonly sale: Sale;
  /** How pressing it is, as the edge's colour; the words say it too. */
  readonly urgency: "calm" | "warn" | "bad";
  /** What waits is a refund: "paid" would be true of the sale, and misleading here. */
  readonly isRefund?: boolean;
  readonly children: ReactNode;
}

/** One thing that waits: the sale by which it is recognised, and what is to be done. */
export function WaitingItem({ sale, urgency, isRefund = false, children }: WaitingItemProps) {
  const { t } = useVoice();
  const look = lookOf(sale);
  return (
    <li className={cx(styles.item, styles[urgency])}>
      <div className={styles.head}>
        <Money money={sale.amount} size="lg" />
        <span className={styles.number}>{sale.number}</span>
        {isRefund ? (
          <StatePill {...refundLooks.unknown}>{t("refunds.unknown")}</StatePill>
        ) : (
          <StatePill tone={look.tone} icon={look.icon}>
            {t(`common:state.${look.word}`)}
          </StatePill>
        )}
      </div>
      {children}
    </li>
  );
}
