import { useTranslation } from "react-i18next";
import { dayPlus } from "../../i18n/days.ts";
import { DayRange } from "../../ui/day-range.tsx";
import { Segmented } from "../../ui/segmented.tsx";
import type { Days } from "./use-report.ts";
import styles from "./reports-panel.module.css";

const periods = ["today", "yesterday", "week", "month", "some"] as const;
type Period = (typeof periods)[number];

/** What a person has chosen to look at. */
export interface Chosen {
  readonly period: Period;
  /** Null is today, whatever day that is. */
  readonly days: Days | null;
}

export interface PeriodFieldsProps {
  readonly chosen: Chosen;
  /** The present business day, `YYYY-MM-DD`. */
  readonly today: string;
  readonly onChange: (chosen: Chosen) => void;
}

/** Which days are looked at. */
export function PeriodFields({ chosen, today, onChange }: PeriodFieldsProps) {
  const { t } = useTranslation("reports");
  const days = chosen.days ?? { from: today, to: today };
  const change = (part: Partial<Days>) => onChange({ period: "some", days: { ...days, ...part } });
  return (
    <div className={styles.fields}>
      <Segmented
        label={t("period.label")}
        labelHidden
        value={chosen.period}
        options={periods.map((value) => ({ value, label: t(`period.${value}`) }))}
        onChange={(period) => onChange({ period, days: daysOf(period, today, days) })}
      />
      {chosen.period === "some" && (
        <div className={styles.days}>
          <DayRange fromLabel={t("from")} toLabel={t("to")} days={days} onChange={change} />
        </div>
      )}
    </div>
  );
}

function daysOf(period: Period, today: string, before: Days): Days | null {
  const last = { yesterday: 1, week: 6, month: 29 } as const;
  if (period === "today") return null;
  if (period === "some") return before;
  const from = dayPlus(today, -last[period]);
  return { from, to: period === "yesterday" ? from : today };
}
