import { currentAttempt, refundedOf } from "../../../shared/domain/sale-facts.ts";
import type { Sale } from "../../../shared/domain/sale.ts";
import { StatePill } from "../../ui/badge.tsx";
import { cx } from "../../ui/cx.ts";
import { RowButton } from "../../ui/list.tsx";
import { Money } from "../../ui/money.tsx";
import type { RowFocus } from "../../ui/virtual-list.tsx";
import { lookOf } from "./sale-look.tsx";
import { useVoice, type HistoryVoice } from "./use-voice.ts";
import styles from "./history-panel.module.css";

export interface SaleRowProps {
  /** Null while it is being read. */
  readonly sale: Sale | null;
  /** Without the currency: all sales around are in the same. */
  readonly bare: boolean;
  /** With its day: the sales around are of several. */
  readonly isDated: boolean;
  readonly focus: RowFocus;
  readonly onOpen: () => void;
}

/** One sale in a line: when, how much, how it stands, and by what it is recognised. */
export function SaleRow({ sale, ...rest }: SaleRowProps) {
  return sale === null ? <div className={styles.awaited} /> : <ReadRow sale={sale} {...rest} />;
}

function ReadRow({ sale, bare, isDated, focus, onOpen }: SaleRowProps & { readonly sale: Sale }) {
  const { t, time, shortDay, money } = useVoice();
  const look = lookOf(sale);
  const receipt = sale.fiscal?.receipt?.number;
  const marks = [
    sale.reference,
    currentAttempt(sale)?.payer.card ?? "",
    receipt === undefined ? "" : t("receiptNumber", { number: receipt }),
    ...refundMarks(sale, t, money),
  ];
  return (
    <RowButton className={cx(styles.sale, isDated && styles.dated)} onPress={onOpen} {...focus}>
      <span className={styles.when}>
        {isDated && <span className={styles.date}>{`${shortDay(sale.day)} `}</span>}
        {time(sale.openedAt)}
      </span>
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
    </RowButton>
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
