import type { ReactNode } from "react";
import { cx } from "./cx.ts";
import type { Tone } from "./tone.ts";
import styles from "./banner.module.css";

export interface BannerProps {
  readonly tone?: Tone;
  readonly title?: string | undefined;
  readonly children?: ReactNode;
  /** What can be done about it: buttons. */
  readonly action?: ReactNode;
  /** `alert` interrupts, `status` waits for a pause; leave out what was there from the start. */
  readonly role?: "alert" | "status";
}

/** Something the cashier must know while working on: in the flow of the page, never over it. */
export function Banner({ tone = "neutral", title, children, action, role }: BannerProps) {
  return (
    <div className={cx(styles.banner, styles[tone])} role={role}>
      <div className={styles.words}>
        {title !== undefined && <p className={styles.title}>{title}</p>}
        {children !== undefined && <div className={styles.text}>{children}</div>}
      </div>
      {action !== undefined && <div className={styles.action}>{action}</div>}
    </div>
  );
}
