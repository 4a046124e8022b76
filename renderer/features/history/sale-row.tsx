import { currentAttempt, type Sale } from "../../../shared/domain/sale.ts";
import { StatePill } from "../../ui/badge.tsx";
import { Row } from "../../ui/list.tsx";
import { Money } from "../../ui/money.tsx";
import { lookOf } from "./sale-look.tsx";
import { useVoice } from "./use-voice.ts";
import styles from "./history-panel.module.css";

/** One sale in a line: when, how much, how it stands, and by what it is recognised. */
export function SaleRow({ sale, onOpen }: { readonly sale: Sale; readonly onOpen: () => void }) {
  const { t, time } = useVoice();
  const look = lookOf(sale);
  const receipt = sale.fiscal?.receipt?.number;
  const marks = [
    sale.reference,
    currentAttempt(sale)?.payer.card ?? "",
    receipt === undefined ? "" : t("receiptNumber", { number: receipt }),
  ];
  return (
    <Row onPress={onOpen}>
      <span className={styles.when}>{time(sale.openedAt)}</span>
      <span className={styles.number}>{sale.number}</span>
      <span className={styles.amount}>
        <Money money={sale.amount} bare />
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
