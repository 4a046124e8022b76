import { useTranslation } from "react-i18next";
import type { Money as MoneyValue } from "../../shared/domain/money.ts";
import { formatMoney } from "../i18n/format.ts";
import styles from "./money.module.css";

export interface MoneyProps {
  readonly money: MoneyValue;
  /** `inherit` takes the text around it. */
  readonly size?: "inherit" | "lg" | "xl";
  /** Without the currency, where the column says it. */
  readonly bare?: boolean;
}

/** An amount with its currency beside it, thin-space groups and figures of one width. */
export function Money({ money, size = "inherit", bare = false }: MoneyProps) {
  const { t } = useTranslation();
  return (
    <span className={styles[size]}>
      {formatMoney(money)}
      {!bare && <span className={styles.unit}>{` ${t(`currency.${money.currency}`)}`}</span>}
    </span>
  );
}
