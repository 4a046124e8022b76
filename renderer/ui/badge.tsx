import type { ReactNode } from "react";
import { cx } from "./cx.ts";
import type { Tone } from "./tone.ts";
import styles from "./badge.module.css";

export interface BadgeProps {
  readonly tone?: Tone;
  readonly icon?: ReactNode;
  readonly children: ReactNode;
}

/** A small fact in a rounded ground: "Online", "Cashier 2". */
export function Badge({ tone = "neutral", icon, children }: BadgeProps) {
  return (
    <span className={cx(styles.badge, styles[tone])}>
      {icon}
      {children}
    </span>
  );
}

/** The state of a sale as one coloured word with its sign, so that it is not the colour alone that tells. */
export function StatePill({ tone = "neutral", icon, children }: BadgeProps) {
  return (
    <span className={cx(styles.pill, styles[tone])}>
      {icon}
      {children}
    </span>
  );
}
