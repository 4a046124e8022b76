import { useId } from "react";
import type { ReactNode } from "react";
import styles from "./toggle.module.css";

export interface ToggleProps {
  readonly label: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly hint?: ReactNode;
  readonly disabled?: boolean;
}

/** Something that is on or off and takes effect at once. */
export function Toggle({ label, checked, onChange, hint, disabled }: ToggleProps) {
  const id = useId();
  return (
    <div className={styles.toggle}>
      <label className={styles.line} htmlFor={id}>
        <span className={styles.label}>{label}</span>
        <input
          id={id}
          type="checkbox"
          role="switch"
          className={styles.input}
          checked={checked}
          aria-checked={checked}
          disabled={disabled}
          aria-describedby={hint === undefined ? undefined : `${id}-about`}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
        <span className={styles.track} aria-hidden="true" />
      </label>
      {hint !== undefined && (
        <p id={`${id}-about`} className={styles.hint}>
          {hint}
        </p>
      )}
    </div>
  );
}
