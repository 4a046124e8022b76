import { SEARCH_LENGTH } from "../../../shared/domain/sale-query.ts";
import { saleKinds } from "../../../shared/domain/sale-kinds.ts";
import type { ProviderId } from "../../../shared/domain/sale.ts";
import { useAppStatus } from "../../stores/context.tsx";
import { DayRange } from "../../ui/day-range.tsx";
import { Field, Select } from "../../ui/field.tsx";
import { Segmented } from "../../ui/segmented.tsx";
import type { Question } from "./search-store.ts";
import { useVoice } from "./use-voice.ts";
import styles from "./history-panel.module.css";

const ANY = "any";

export interface SearchFieldsProps {
  readonly question: Question;
  /** The present business day, `YYYY-MM-DD`: where a choice of days begins. */
  readonly today: string;
  readonly onChange: (question: Question) => void;
}

/** What is looked for: words, days, provider and kind of sale. */
export function SearchFields({ question, today, onChange }: SearchFieldsProps) {
  const { t } = useVoice();
  const { text, kind, provider, days } = question;
  const known = useAppStatus((status) => status.providers);
  const providers: readonly ProviderId[] = known.map(({ id }) => id);
  return (
    <>
      <div className={styles.filters}>
        <Field
          type="search"
          label={t("filter")}
          placeholder={t("filterHint")}
          maxLength={SEARCH_LENGTH}
          value={text}
          onChange={(typed) => onChange({ ...question, text: typed })}
        />
        <Select
          label={t("day")}
          value={days.of}
          options={[
            { value: "today", label: t("today") },
            { value: "all", label: t("allDays") },
            { value: "some", label: t("someDays") },
          ]}
          onChange={(of) => onChange({ ...question, days: of === "some" ? { of, from: today, to: today } : { of } })}
        />
        <Select
          label={t("facts.provider")}
          value={provider ?? ANY}
          options={[
            { value: ANY, label: t("anyProvider") },
            ...providers.map((id) => ({ value: id, label: t(`common:provider.${id}`) })),
          ]}
          onChange={(id) => onChange({ ...question, provider: id === ANY ? null : id })}
        />
      </div>
      {days.of === "some" && (
        <div className={styles.days}>
          <DayRange
            fromLabel={t("from")}
            toLabel={t("to")}
            days={days}
            onChange={(end) => onChange({ ...question, days: { ...days, ...end } })}
          />
        </div>
      )}
      <Segmented
        label={t("stateFilter")}
        labelHidden
        value={kind}
        options={saleKinds.map((value) => ({ value, label: t(`filters.${value}`) }))}
        onChange={(value) => onChange({ ...question, kind: value })}
      />
    </>
  );
}
