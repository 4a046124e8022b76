import { useTranslation } from "react-i18next";
import type { CurrencyCode } from "../../../shared/domain/currency.ts";
import type { ShiftReport, ShiftTotals, Tally } from "../../../shared/domain/shift-report.ts";
import { useFormat } from "../../stores/use-format.ts";
import { Banner } from "../../ui/banner.tsx";
import { Facts } from "../../ui/list.tsx";
import { CaseLine } from "./case-line.tsx";
import styles from "./shift-panel.module.css";

interface ReportViewProps {
  readonly report: ShiftReport;
  readonly title: string;
}

/** An X or Z report as a page: who and when, the money by provider, and what is not settled. */
export function ReportView({ report, title }: ReportViewProps) {
  const { t } = useTranslation(["shift", "common"]);
  const { moment, money } = useFormat();
  const sales = report.firstSale === null ? null : `${report.firstSale} – ${report.lastSale ?? ""}`;
  return (
    // Nothing in it can be pressed: it takes the focus itself, so that it can be scrolled by keys.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <article className={styles.report} aria-label={title} tabIndex={0}>
      {report.mode === "training" && <Banner tone="train" title={t("report.training")} />}
      <Facts
        items={[
          [t("report.opened"), `${moment(report.openedAt)} · ${report.openedBy}`],
          [t("report.float"), report.float && money(report.float)],
          [report.kind === "z" ? t("report.closed") : t("report.made"), `${moment(report.madeAt)} · ${report.madeBy}`],
          [t("report.terminal"), report.terminal],
          [t("report.sales"), String(report.sales)],
          [t("report.numbers"), sales],
          [t("report.attempts"), String(report.attempts)],
          [t("report.declined"), String(report.declined)],
        ]}
      />
      {report.totals.length === 0 && <p className={styles.none}>{t("report.nothing")}</p>}
      {report.totals.map((row) => (
        <Totals key={`${row.provider} ${row.currency}`} row={row} />
      ))}
      {report.carried.length > 0 && (
        <section className={styles.part}>
          <h3 className={styles.partTitle}>{`${t("report.carried")} · ${report.carried.length}`}</h3>
          <ul className={styles.part}>
            {report.carried.map((one) => (
              <li key={one.id} className={styles.case}>
                <CaseLine one={one} />
                <p className={styles.why}>{t("report.carriedWhy", { why: one.why })}</p>
              </li>
            ))}
          </ul>
        </section>
      )}
      <p className={styles.head}>
        {t("report.journal", { seq: report.journal.seq, hash: report.journal.hash.slice(0, 16) })}
      </p>
    </article>
  );
}

function Totals({ row }: { readonly row: ShiftTotals }) {
  const { t } = useTranslation(["shift", "common"]);
  const tally = useTally(row.currency);
  const net = useNet(row);
  const some = (of: Tally) => (of.count === 0 ? null : tally(of));
  const title = `${t(`common:provider.${row.provider}`)} · ${t(`common:currency.${row.currency}`)}`;
  return (
    <section className={styles.totals} aria-label={title}>
      <h3 className={styles.partTitle}>{title}</h3>
      <Facts
        items={[
          [t("report.taken"), tally(row.taken)],
          [t("report.takenLate"), some(row.takenLate)],
          [t("report.refunded"), some(row.refunded)],
          [t("report.net"), <strong key="net">{net}</strong>],
          [t("report.refundsPossible"), some(row.refundsPossible)],
          [t("report.unsettled"), some(row.unsettled)],
          [t("report.receiptsMissing"), some(row.receiptsMissing)],
        ]}
      />
      <Facts items={row.states.map((of) => [t(`state.${of.state}`), tally(of)] as const)} />
    </section>
  );
}

/** "127 500 UZS (3)": the sum, and of how many. */
function useTally(currency: CurrencyCode): (tally: Tally) => string {
  const { t } = useTranslation("shift");
  const { money } = useFormat();
  return ({ count, minor }) => t("report.tally", { count, amount: money({ minor, currency }) });
}

/** What is left of what came in; a minus where more went back. */
function useNet({ net, currency }: ShiftTotals): string {
  const { money } = useFormat();
  const text = money({ minor: Math.abs(net), currency });
  return net < 0 ? `−${text}` : text;
}
