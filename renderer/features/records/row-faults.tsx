import { useTranslation } from "react-i18next";
import type { Compared } from "./use-statement.ts";
import { Banner } from "../../ui/banner.tsx";
import styles from "./records-panel.module.css";

type Faults = Extract<Compared, { outcome: "rows" }>["faults"];

/** Every row that could not be read, with what stands there: the whole file was refused. */
export function RowFaults({ total, faults }: { readonly total: number; readonly faults: Faults }) {
  const { t } = useTranslation("records");
  return (
    <Banner tone="bad" role="alert" title={t("statement.refused", { n: total })}>
      <p>{t("statement.refusedNow")}</p>
      <ul className={styles.faults}>
        {faults.map(({ row, problem, text }) => (
          <li key={row}>
            {t("statement.atRowShort", { row, problem: t(`statement.rowProblems.${problem}`) })}{" "}
            <code className={styles.technical}>{text}</code>
          </li>
        ))}
      </ul>
      {faults.length < total && <p>{t("result.more", { shown: faults.length, total })}</p>}
    </Banner>
  );
}
