import { useState } from "react";
import { useTranslation } from "react-i18next";
import { dayOf } from "../../i18n/days.ts";
import { formatDay } from "../../i18n/format.ts";
import { useAppStatus, useStores } from "../../stores/context.tsx";
import { useFormat } from "../../stores/use-format.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { ErrorNote } from "../../ui/error-note.tsx";
import { Panel } from "../../ui/panel.tsx";
import { PeriodFields, type Chosen } from "./period-fields.tsx";
import { ReportParts } from "./report-parts.tsx";
import { useReport } from "./use-report.ts";
import styles from "./reports-panel.module.css";

/** How a day, or some days, went: pictures and figures, to be looked at and printed. */
export function ReportsPanel({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation(["reports", "common"]);
  const { now } = useStores();
  const { locale } = useFormat();
  const { name, timeZone } = useAppStatus((status) => status.settings.terminal);
  const training = useAppStatus((status) => status.mode === "training");
  const [chosen, setChosen] = useState<Chosen>({ period: "today", days: null });
  const answer = useReport(chosen.days);
  const report = answer?.ok === true ? answer.value : null;
  const day = (of: string) => formatDay(of, locale);
  return (
    <Panel
      title={t("title")}
      closeLabel={t("common:close")}
      onClose={onClose}
      tools={
        <Button disabled={report === null} onClick={() => print()}>
          {t("print")}
        </Button>
      }
    >
      <div className={styles.body}>
        <PeriodFields chosen={chosen} today={dayOf(now(), timeZone)} onChange={setChosen} />
        {training && <Banner tone="train" title={t("training")} />}
        {answer === null && <p>{t("loading")}</p>}
        {answer?.ok === false && <ErrorNote error={answer.error} />}
        {report && (
          // Nothing in it can be pressed: it takes the focus itself, so that it can be scrolled by keys.
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          <article className={styles.report} aria-label={t("title")} tabIndex={0}>
            <p className={styles.head}>
              <strong>
                {report.from === report.to ? day(report.to) : t("span", { from: day(report.from), to: day(report.to) })}
              </strong>
              <span>{name}</span>
            </p>
            {report.outcomes.length === 0 ? (
              <p className={styles.none}>{t("empty")}</p>
            ) : (
              <ReportParts report={report} />
            )}
          </article>
        )}
      </div>
    </Panel>
  );
}
