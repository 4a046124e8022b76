import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../stores/use-format.ts";
import { Banner } from "../../ui/banner.tsx";
import { Facts } from "../../ui/list.tsx";
import { Findings } from "./findings.tsx";
import { PairLine, PaymentLine, RowLine } from "./lines.tsx";
import { Proposals } from "./proposals.tsx";
import type { Compared } from "./use-statement.ts";
import styles from "./records-panel.module.css";

export type Comparison = Extract<Compared, { outcome: "compared" }>["comparison"];

/** What the statement, the payments and the receipts say together; what can be settled by it stands first. */
export function ComparisonView({ id, comparison }: { readonly id: string; readonly comparison: Comparison }) {
  const { t } = useTranslation("records");
  const { moment, money } = useFormat();
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    title.current?.focus({ preventScroll: true });
    // What was found begins at the top, not with one line at the bottom.
    title.current?.scrollIntoView({ block: "start" });
  }, []);
  const { covers, rows, agreed, onlyThereSum, returned } = comparison;
  const sum = ({ count, sums }: typeof agreed): string =>
    count === 0 ? "0" : t("result.sum", { n: count, sums: sums.map(money).join(" + ") });
  return (
    <section className={styles.part} aria-label={t("result.title")}>
      <h3 className={styles.partTitle} ref={title} tabIndex={-1}>
        {t("result.title")}
      </h3>
      <p>
        {covers === null
          ? t("result.coversNothing")
          : t("result.covers", { rows, from: moment(covers.from), to: moment(covers.to) })}
      </p>
      {comparison.hundredfold && <Banner tone="warn" role="alert" title={t("result.hundredfold")} />}
      <Facts
        items={[
          [t("result.agreed"), sum(agreed)],
          [t("result.onlyThere"), onlyThereSum.count === 0 ? null : sum(onlyThereSum)],
        ]}
      />
      <Proposals id={id} proposals={comparison.proposals} />
      <Findings name="contradicted" list={comparison.contradicted} hint={t("result.contradictedWhat")}>
        {(pair) => <PairLine {...pair} />}
      </Findings>
      <Findings name="amountDiffers" list={comparison.amountDiffers}>
        {(pair) => <PairLine {...pair} />}
      </Findings>
      <Findings name="doubled" list={comparison.doubled} hint={t("result.doubledWhat")}>
        {(pair) => <PairLine {...pair} />}
      </Findings>
      <Findings name="receiptMissing" list={comparison.receiptMissing}>
        {(payment) => <PaymentLine payment={payment} />}
      </Findings>
      <Findings name="unanswered" list={comparison.unanswered}>
        {(payment) => <PaymentLine payment={payment} />}
      </Findings>
      <Findings name="onlyHere" list={comparison.onlyHere}>
        {(payment) => <PaymentLine payment={payment} />}
      </Findings>
      <Findings name="ambiguous" list={comparison.ambiguous} hint={t("result.ambiguousWhat")}>
        {(row) => <RowLine row={row} />}
      </Findings>
      <Findings name="onlyThere" list={comparison.onlyThere} hint={t("result.onlyThereWhat")}>
        {(row) => <RowLine row={row} />}
      </Findings>
      <Findings name="returnsUnknown" list={returned.unknown}>
        {(row) => <RowLine row={row} />}
      </Findings>
      {returned.agreed > 0 && <p className={styles.quiet}>{t("result.returnsAgreed", { n: returned.agreed })}</p>}
      {comparison.repeated > 0 && <p className={styles.quiet}>{t("result.repeated", { n: comparison.repeated })}</p>}
    </section>
  );
}
