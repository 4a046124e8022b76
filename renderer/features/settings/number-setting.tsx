import { useTranslation } from "react-i18next";
import { formatWhole } from "../../i18n/format.ts";
import { DraftField } from "../../ui/draft-field.tsx";
import { parseWithin, type NumberRange } from "./number-range.ts";

export interface NumberSettingProps {
  readonly label: string;
  readonly hint: string;
  readonly value: number;
  readonly range: NumberRange;
  readonly onKeep: (value: number) => void;
}

/** A whole number within its range, kept when it is complete. */
export function NumberSetting({ label, hint, value, range, onKeep }: NumberSettingProps) {
  const { t } = useTranslation("settings");
  return (
    <DraftField
      label={label}
      hint={hint}
      value={formatWhole(value)}
      inputMode="numeric"
      check={(text) =>
        parseWithin(text, range) === null
          ? t("limits.range", { from: formatWhole(range.least), to: formatWhole(range.most) })
          : null
      }
      onKeep={(text) => {
        const kept = parseWithin(text, range);
        if (kept !== null && kept !== value) onKeep(kept);
      }}
    />
  );
}
