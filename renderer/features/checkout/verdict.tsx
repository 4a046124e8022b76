import type { ReactNode } from "react";
import { StageTitle } from "./stage.tsx";
import styles from "./verdict.module.css";

export interface VerdictProps {
  readonly title: string;
  /** Was the customer charged? The first thing anyone asks. */
  readonly money?: string | undefined;
  /** What happened, in a sentence. */
  readonly what?: string | undefined;
  /** What to do now. */
  readonly now?: string | undefined;
  /** What to tell the customer. */
  readonly tell?: string | undefined;
}

/** How a stage ended, in the order of the questions that a cashier has. */
export function Verdict({ title, money, what, now, tell }: VerdictProps) {
  return (
    <>
      <StageTitle>{title}</StageTitle>
      <div className={styles.words}>
        {money !== undefined && <p className={styles.money}>{money}</p>}
        {what !== undefined && <p>{what}</p>}
        {now !== undefined && <p className={styles.now}>{now}</p>}
        {tell !== undefined && <p className={styles.tell}>{tell}</p>}
      </div>
    </>
  );
}

/** The provider's own words and code: smaller, underneath, never first. */
export function SmallPrint({ children }: { readonly children: ReactNode }) {
  return (
    <div className={styles.small} data-secondary>
      {children}
    </div>
  );
}
