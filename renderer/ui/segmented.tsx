import { useId } from "react";
import styles from "./segmented.module.css";

export interface SegmentedProps<T extends string> {
  readonly label: string;
  readonly value: T | null;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly onChange: (value: T) => void;
  readonly disabled?: boolean;
  /** The label is for assistive technology alone: what it is can be seen. */
  readonly labelHidden?: boolean;
}

/** One choice of a few, all of them in sight. Radio buttons underneath: arrows move, as everywhere. */
export function Segmented<T extends string>(props: SegmentedProps<T>) {
  const { label, value, options, onChange, disabled, labelHidden } = props;
  const name = useId();
  return (
    <fieldset className={styles.set} disabled={disabled} aria-label={labelHidden === true ? label : undefined}>
      {labelHidden !== true && <legend className={styles.legend}>{label}</legend>}
      <div className={styles.row}>
        {options.map((option) => (
          <label key={option.value} className={styles.option}>
            <input
              className={styles.radio}
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            <span className={styles.face}>{option.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
