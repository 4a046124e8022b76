import type { CSSProperties } from "react";
import { useTranslation } from "react-i18next";
import type { Money } from "../../../shared/domain/money.ts";
import { formatEntry, formatMoney } from "../../i18n/format.ts";
import { totalOf } from "../../stores/amount.ts";
import { useAppStatus, useLane } from "../../stores/context.tsx";
import styles from "./amount.module.css";

/** An amount as large as its place allows: the largest thing on the screen. */
export function AmountDisplay({ money }: { readonly money: Money }) {
  return <Figures text={formatMoney(money)} currency={money.currency} />;
}

/** The amount while it is typed. All that a key press has to draw. */
export function TypedAmount() {
  const { t } = useTranslation("checkout");
  const amount = useLane((lane) => lane.amount);
  const currency = useAppStatus((status) => status.provider.currency);
  const total = totalOf(amount);
  const last = amount.digits === "" ? "…" : formatEntry(Number(amount.digits), currency);
  const terms = [...amount.terms.map((term) => formatEntry(term, currency)), last];
  return (
    <div className={styles.typed}>
      <Figures text={formatEntry(total, currency)} currency={currency} empty={total === 0} />
      <p className={styles.terms}>
        {amount.terms.length > 0 ? t("amount.sum", { terms: terms.join(" + ") }) : "\u00a0"}
      </p>
    </div>
  );
}

interface FiguresProps {
  readonly text: string;
  readonly currency: Money["currency"];
  readonly empty?: boolean;
}

function Figures({ text, currency, empty = false }: FiguresProps) {
  const { t } = useTranslation(["checkout", "common"]);
  const unit = t(`common:currency.${currency}`);
  // The figures share the line with their currency, which counts for about half its letters.
  const room: CSSProperties & Record<"--chars", number> = { "--chars": text.length + unit.length * 0.5 + 0.5 };
  return (
    <div className={styles.place}>
      <p className={styles.figures} style={room} data-empty={empty || undefined} data-testid="amount">
        {text}
        <span className={styles.unit}>{` ${unit}`}</span>
      </p>
    </div>
  );
}
