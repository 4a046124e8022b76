import { isDay } from "../i18n/days.ts";
import { Field } from "./field.tsx";

/** The first and the last day, `YYYY-MM-DD`. */
export interface DayRangeValue {
  readonly from: string;
  readonly to: string;
}

export interface DayRangeProps {
  readonly fromLabel: string;
  readonly toLabel: string;
  readonly days: DayRangeValue;
  /** Told whole days alone, one end at a time. */
  readonly onChange: (end: Partial<DayRangeValue>) => void;
}

/** A first and a last day, neither beyond the other. */
export function DayRange({ fromLabel, toLabel, days, onChange }: DayRangeProps) {
  const { from, to } = days;
  return (
    <>
      <Field
        type="date"
        label={fromLabel}
        value={from}
        max={to}
        onChange={(day) => isDay(day) && onChange({ from: day })}
      />
      <Field
        type="date"
        label={toLabel}
        value={to}
        min={from}
        onChange={(day) => isDay(day) && onChange({ to: day })}
      />
    </>
  );
}
