import type { ReactNode } from "react";
import { cx } from "./cx.ts";
import styles from "./list.module.css";

/** A list of rows with a name of its own. */
export function List({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <ul className={styles.list} aria-label={label}>
      {children}
    </ul>
  );
}

export interface RowProps {
  readonly children: ReactNode;
  /** Makes the whole row a button. */
  readonly onPress?: (() => void) | undefined;
  readonly selected?: boolean;
}

/** One row of a {@link List}; with `onPress` all of it is the target. */
export function Row({ children, onPress, selected }: RowProps) {
  return (
    <li className={styles.item}>
      {onPress === undefined ? (
        <div className={styles.row}>{children}</div>
      ) : (
        <RowButton onPress={onPress} selected={selected === true}>
          {children}
        </RowButton>
      )}
    </li>
  );
}

export interface RowButtonProps {
  readonly children: ReactNode;
  readonly onPress: () => void;
  readonly selected?: boolean;
  readonly tabIndex?: 0 | -1;
  readonly onFocus?: () => void;
  readonly className?: string | undefined;
}

/** A row all of which is a button. */
export function RowButton({ children, onPress, selected = false, className, ...focus }: RowButtonProps) {
  return (
    <button
      type="button"
      className={cx(styles.row, styles.press, selected && styles.selected, className)}
      aria-current={selected ? "true" : undefined}
      onClick={onPress}
      {...focus}
    >
      {children}
    </button>
  );
}

export interface FactsProps {
  /** Name and value, in order; a null value leaves the line out. */
  readonly items: readonly (readonly [name: string, value: ReactNode])[];
}

/** Facts in two columns: what it is, and what it is here. */
export function Facts({ items }: FactsProps) {
  return (
    <dl className={styles.facts}>
      {items
        .filter(([, value]) => value !== null && value !== undefined && value !== "")
        .map(([name, value]) => (
          <div key={name} className={styles.fact}>
            <dt className={styles.name}>{name}</dt>
            <dd className={styles.value}>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
