import { currentAttempt, refundedOf } from "../../../shared/domain/sale-facts.ts";
import type { Sale } from "../../../shared/domain/sale.ts";
import { StatePill } from "../../ui/badge.tsx";
import { Row } from "../../ui/list.tsx";
import { Money } from "../../ui/money.tsx";
import { lookOf } from "./sale-look.tsx";
import { useVoice, type HistoryVoice } from "./use-voice.ts";
import styles from "./history-panel.module.css";

export interface SaleRowProps {
  readonly sale: Sale;
  /** Without the currency: all sales around are in the same. */
  readonly bare: boolean;
  readonly onOpen: () => void;
}

/** One sale in a line: when, how much, how it stands, and by what it is recognised. */
export function SaleRow({ sale, bare, onOpen }: SaleRowProps) {
  const { t, time, money } = useVoice();
  const look = lookOf(sale);
  const receipt = sale.fiscal?.receipt?.number;
  const marks = [
    sale.reference,
    currentAttempt(sale)?.payer.card ?? "",
    receipt === undefined ? "" : t("receiptNumber", { number: receipt }),
    ...refundMarks(sale, t, money),
  ];
  return (
    <Row onPress={onOpen}>
      <span className={styles.when}>{time(sale.openedAt)}</span>
      <span className={styles.number}>{sale.number}</span>
      <span className={styles.amount}>
        <Money money={sale.amount} bare={bare} />
      </span>
      <span className={styles.state}>
        <StatePill tone={look.tone} icon={look.icon}>
          {t(`common:state.${look.word}`)}
        </StatePill>
      </span>
      <span className={styles.marks}>{marks.filter((mark) => mark !== "").join(" · ")}</span>
    </Row>
  );
}

/** What went back of it, and whether that is still open: the state of the sale alone would say "paid". */
function refundMarks(sale: Sale, t: HistoryVoice["t"], money: HistoryVoice["money"]): readonly string[] {
  const refunds = sale.attempts.flatMap((attempt) => attempt.refunds);
  const minor = sale.attempts.reduce((sum, attempt) => sum + refundedOf(attempt).done, 0);
  const open = refunds.find(({ state }) => state === "unknown" || state === "sent" || state === "recorded");
  return [
    minor === 0 ? "" : t("refund.mark", { amount: money({ minor, currency: sale.amount.currency }) }),
    open === undefined ? "" : t(`refunds.${open.state}`),
  ];
}
