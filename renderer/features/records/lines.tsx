import { useTranslation } from "react-i18next";
import { useFormat } from "../../stores/use-format.ts";
import type { Comparison } from "./comparison-view.tsx";
import styles from "./records-panel.module.css";

type Payment = Comparison["onlyHere"]["items"][number];
type Row = Comparison["onlyThere"]["items"][number];

/** A payment of this till in one line. */
export function PaymentLine({ payment }: { readonly payment: Payment }) {
  const { t } = useTranslation("records");
  const { moment, money } = useFormat();
  const { saleNumber: number, at, amount, state } = payment;
  const about = { number, moment: moment(at), money: money(amount), state: t(`result.states.${state}`) };
  return <span>{t("result.here", about)}</span>;
}

/** A row of the statement in one line, with what it is known by. */
export function RowLine({ row }: { readonly row: Row }) {
  const { t } = useTranslation("records");
  const { moment, money } = useFormat();
  const marks = [
    row.id === null ? null : t("result.id", { id: row.id }),
    row.tail === null ? null : t("result.tail", { tail: row.tail }),
  ].filter((mark) => mark !== null);
  return (
    <span>
      {t("result.there", { row: row.row, moment: moment(row.at), money: money(row.amount) })}{" "}
      <span className={styles.technical}>{marks.join(" · ")}</span>
    </span>
  );
}

/** Both of them, one above the other. */
export function PairLine({ payment, row }: { readonly payment: Payment; readonly row: Row }) {
  return (
    <span className={styles.pair}>
      <PaymentLine payment={payment} />
      <RowLine row={row} />
    </span>
  );
}
