import { useTranslation } from "react-i18next";
import { assertNever } from "../../../shared/result.ts";
import { Select } from "../../ui/field.tsx";
import type { Form, Look } from "./use-statement.ts";
import styles from "./records-panel.module.css";

type TextForm = Extract<Form, { kind: "text" }>;
const encodings = ["utf-8", "windows-1251", "utf-16le", "utf-16be"] as const satisfies readonly TextForm["encoding"][];
const SEPARATORS = [
  { value: ";", name: "semicolon" },
  { value: ",", name: "comma" },
  { value: "\t", name: "tab" },
  { value: "|", name: "bar" },
] as const satisfies readonly { readonly value: TextForm["separator"]; readonly name: string }[];

export interface FormChoiceProps {
  readonly look: Look;
  readonly disabled: boolean;
  readonly onForm: (form: Form) => void;
}

/** How the file itself is written: the till has told it already, and may have been wrong. */
export function FormChoice({ look, disabled, onForm }: FormChoiceProps) {
  const { t } = useTranslation("records");
  const { form } = look;
  switch (form.kind) {
    case "text":
      return (
        <fieldset className={styles.choice} aria-label={t("statement.form")}>
          <Select
            label={t("statement.encoding")}
            value={form.encoding}
            disabled={disabled}
            options={encodings.map((value) => ({ value, label: value.toUpperCase() }))}
            onChange={(encoding) => onForm({ ...form, encoding })}
          />
          <Select
            label={t("statement.separator")}
            value={form.separator}
            disabled={disabled}
            options={SEPARATORS.map(({ value, name }) => ({ value, label: t(`statement.separators.${name}`) }))}
            onChange={(separator) => onForm({ ...form, separator })}
          />
        </fieldset>
      );
    case "workbook":
      return look.sheets.length < 2 ? null : (
        <fieldset className={styles.choice} aria-label={t("statement.form")}>
          <Select
            label={t("statement.sheet")}
            value={String(form.sheet)}
            disabled={disabled}
            options={look.sheets.map((name, at) => ({ value: String(at), label: name }))}
            onChange={(sheet) => onForm({ kind: "workbook", sheet: Number(sheet) })}
          />
        </fieldset>
      );
    default:
      return assertNever(form);
  }
}
