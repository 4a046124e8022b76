import { useId } from "react";
import type { InputHTMLAttributes, ReactNode, Ref } from "react";
import { cx } from "./cx.ts";
import styles from "./field.module.css";

export interface FieldProps extends Omit<InputHTMLAttributes<HTMLInputElement>, "onChange" | "value" | "className"> {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Says what belongs in the field, under it. */
  readonly hint?: ReactNode;
  /** Says what is wrong with it; read out with the field. */
  readonly error?: string | null | undefined;
  readonly inputRef?: Ref<HTMLInputElement>;
}

/** A text field with its label above and its hint or error below, tied together for assistive technology. */
export function Field({ label, value, onChange, hint, error, inputRef, ...rest }: FieldProps) {
  const id = useId();
  const about = `${id}-about`;
  const hasAbout = Boolean(error) || hint !== undefined;
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      <input
        autoComplete="off"
        spellCheck={false}
        {...rest}
        id={id}
        ref={inputRef}
        className={cx(styles.input, Boolean(error) && styles.wrong)}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        aria-invalid={error ? true : undefined}
        aria-describedby={hasAbout ? about : undefined}
      />
      {hasAbout && (
        <p id={about} className={error ? styles.error : styles.hint}>
          {error ?? hint}
        </p>
      )}
    </div>
  );
}

export interface SelectProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly onChange: (value: T) => void;
  readonly hint?: string;
  readonly disabled?: boolean;
}

/** A choice of one out of many, where a {@link Segmented} would not fit. */
export function Select<T extends string>({ label, value, options, onChange, hint, disabled }: SelectProps<T>) {
  const id = useId();
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      <select
        id={id}
        className={styles.input}
        value={value}
        disabled={disabled}
        aria-describedby={hint === undefined ? undefined : `${id}-about`}
        onChange={(event) => {
          const chosen = options.find((option) => option.value === event.currentTarget.value);
          if (chosen) onChange(chosen.value);
        }}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      {hint !== undefined && (
        <p id={`${id}-about`} className={styles.hint}>
          {hint}
        </p>
      )}
    </div>
  );
}
