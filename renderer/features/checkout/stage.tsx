import { useId, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { CheckIcon, CrossIcon, QuestionIcon } from "../../ui/icons.tsx";
import { VisuallyHidden } from "../../ui/visually-hidden.tsx";
import type { Look } from "./looks.ts";
import styles from "./stage.module.css";

export interface StageProps {
  readonly number: 1 | 2 | 3;
  readonly label: string;
  readonly look: Look;
  readonly children: ReactNode;
}

/** One of the three places of the lane. It never moves; its look says what is to be done with it. */
export function Stage({ number, label, look, children }: StageProps) {
  const { t } = useTranslation("checkout");
  const id = useId();
  return (
    <section className={styles.stage} data-look={look} data-stage={number} aria-labelledby={id}>
      <header className={styles.head}>
        <span className={styles.marker} aria-hidden="true">
          <Sign number={number} look={look} />
        </span>
        <h2 className={styles.label} id={id}>
          {label}
          <VisuallyHidden>{`, ${t(`mark.${look}`)}`}</VisuallyHidden>
        </h2>
      </header>
      {children}
    </section>
  );
}

/** The stage's own words: a headline that is read from afar, and what follows it. */
export function StageTitle({ children }: { readonly children: ReactNode }) {
  return <p className={styles.title}>{children}</p>;
}

/** Everything under the headline; hidden while a panel is open beside the lane. */
export function StageBody({ children }: { readonly children: ReactNode }) {
  return <div className={styles.body}>{children}</div>;
}

/** The stage's buttons, always at its foot. */
export function StageActions({ children }: { readonly children: ReactNode }) {
  return <div className={styles.actions}>{children}</div>;
}

function Sign({ number, look }: { readonly number: number; readonly look: Look }) {
  if (look === "done" && number > 1) return <CheckIcon />;
  if (look === "failed") return <CrossIcon />;
  if (look === "unknown") return <QuestionIcon />;
  return number;
}
