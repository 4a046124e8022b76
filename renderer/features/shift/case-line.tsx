import { useTranslation } from "react-i18next";
import type { ShiftCase } from "../../../shared/domain/shift-report.ts";
import { useFormat } from "../../stores/use-format.ts";
import { Money } from "../../ui/money.tsx";
import styles from "./shift-panel.module.css";

/** One thing that is not settled: which sale, how much, what is wrong and since when. */
export function CaseLine({ one }: { readonly one: ShiftCase }) {
  const { t } = useTranslation(["shift", "common"]);
  const { moment } = useFormat();
  return (
    <span className={styles.line}>
      <strong>
        <Money money={one.amount} />
      </strong>
      <span>{one.saleNumber}</span>
      <span>{t(`problem.${one.problem}`)}</span>
      <span className={styles.quiet}>
        {t("close.since", { provider: t(`common:provider.${one.provider}`), time: moment(one.since) })}
        {one.earlier && ` · ${t("close.earlier")}`}
      </span>
    </span>
  );
}
