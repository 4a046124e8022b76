import type { ClipboardEvent } from "react";
import type { CurrencyCode } from "../../../shared/domain/money.ts";
import { formatEntry } from "../../i18n/format.ts";
import { Field } from "../../ui/field.tsx";
import { unitsPasted, unitsTyped } from "./money-entry.ts";
import { useVoice } from "./use-voice.ts";

export interface MoneyInputProps {
  readonly label: string;
  readonly currency: CurrencyCode;
  /** Units of the last typed decimal (whole sums, cents); null while empty. */
  readonly units: number | null;
  readonly onChange: (units: number | null) => void;
  readonly hint?: string;
  readonly error?: string | null;
}

/** A small amount field: figures come in from the right as on the keypad, so 1250 is 12,50 where there are cents. */
export function MoneyInput({ label, currency, units, onChange, hint, error }: MoneyInputProps) {
  const { t } = useVoice();
  function onPaste(event: ClipboardEvent): void {
    event.preventDefault();
    const pasted = unitsPasted(event.clipboardData.getData("text"), currency);
    if (pasted !== null) onChange(pasted);
  }
  return (
    <Field
      label={`${label}, ${t(`common:currency.${currency}`)}`}
      inputMode="numeric"
      value={units === null ? "" : formatEntry(units, currency)}
      onChange={(text) => onChange(unitsTyped(text))}
      onPaste={onPaste}
      hint={hint}
      error={error}
    />
  );
}
