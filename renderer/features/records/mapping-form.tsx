import { useState, type SyntheticEvent } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../ui/button.tsx";
import { Field, Select } from "../../ui/field.tsx";
import { Segmented } from "../../ui/segmented.tsx";
import { FormChoice } from "./form-choice.tsx";
import { columnNames, draftOf, mappingOf, optional, required, type ColumnName, type Draft } from "./mapping-draft.ts";
import { PreviewTable } from "./preview-table.tsx";
import type { Form, Look, Mapping } from "./use-statement.ts";
import styles from "./records-panel.module.css";

export interface MappingFormProps {
  readonly look: Look;
  readonly busy: boolean;
  readonly onForm: (form: Form) => void;
  readonly onCompare: (mapping: Mapping) => void;
}

/** What stands in which column, beside the first rows. Kept by provider once it has been used. */
export function MappingForm({ look, busy, onForm, onCompare }: MappingFormProps) {
  const { t } = useTranslation("records");
  const [draft, setDraft] = useState<Draft>(() => draftOf(look));
  const change = (part: Partial<Draft>): void => setDraft((before) => ({ ...before, ...part }));
  const mapping = mappingOf(draft);
  const note = look.mapping === null ? "notGuessed" : look.remembered ? "remembered" : "guessed";

  function submit(event: SyntheticEvent): void {
    event.preventDefault();
    if (mapping !== null && !busy) onCompare(mapping);
  }
  return (
    <form className={styles.part} noValidate onSubmit={submit}>
      <PreviewTable look={look} headerRow={draft.headerRow} />
      <FormChoice look={look} disabled={busy} onForm={onForm} />
      <h3 className={styles.partTitle}>{t("statement.columns")}</h3>
      <p>{t(`statement.${note}`)}</p>
      <Columns look={look} draft={draft} change={change} />
      <div className={styles.fields}>
        <Segmented
          label={t("statement.decimal")}
          value={draft.decimal}
          options={(["dot", "comma"] as const).map((value) => ({ value, label: t(`statement.decimals.${value}`) }))}
          onChange={(decimal) => change({ decimal })}
        />
        <Segmented
          label={t("statement.unit")}
          value={draft.unit}
          options={(["major", "minor"] as const).map((value) => ({ value, label: t(`statement.units.${value}`) }))}
          onChange={(unit) => change({ unit })}
        />
        <Segmented
          label={t("statement.dates")}
          value={draft.dates}
          options={(["day-first", "month-first"] as const).map((value) => ({
            value,
            label: t(`statement.dateOrders.${value}`),
          }))}
          onChange={(dates) => change({ dates })}
        />
        {draft.columns.status !== null && (
          <Field
            label={t("statement.paidWords")}
            hint={t("statement.paidWordsHint")}
            value={draft.paidWords}
            onChange={(paidWords) => change({ paidWords })}
            maxLength={400}
          />
        )}
      </div>
      <div>
        <Button type="submit" tone="primary" disabled={busy || mapping === null}>
          {busy ? t("statement.comparing") : t("statement.compare")}
        </Button>
      </div>
    </form>
  );
}

interface ColumnsProps {
  readonly look: Look;
  readonly draft: Draft;
  readonly change: (part: Partial<Draft>) => void;
}

function Columns({ look, draft, change }: ColumnsProps) {
  const { t } = useTranslation("records");
  const names = columnNames(look, draft.headerRow).map((name, at) => ({
    value: String(at),
    label: t("statement.column", { n: at + 1, name: name === "" ? "—" : name }),
  }));
  const none = { value: "", label: t("statement.none") };
  const select = (column: ColumnName) => (
    <Select
      key={column}
      label={t(`statement.${column}`)}
      value={draft.columns[column] === null ? "" : String(draft.columns[column])}
      options={[none, ...names]}
      onChange={(value) => change({ columns: { ...draft.columns, [column]: value === "" ? null : Number(value) } })}
    />
  );
  return (
    <div className={styles.fields}>
      <Select
        label={t("statement.headerRow")}
        value={String(draft.headerRow)}
        options={[none, ...look.rows.map(({ row }) => ({ value: String(row), label: String(row) }))].map((option) =>
          option === none ? { value: "0", label: none.label } : option,
        )}
        onChange={(value) => change({ headerRow: Number(value) })}
      />
      {[...required, ...optional].map(select)}
    </div>
  );
}
