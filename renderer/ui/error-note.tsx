import { useTranslation } from "react-i18next";
import type { PosError } from "../../shared/errors/pos-error.ts";
import { errorText } from "../i18n/error-text.ts";
import { Banner } from "./banner.tsx";
import styles from "./error-note.module.css";

export interface ErrorNoteProps {
  readonly error: PosError | null;
  /** Answers "was the customer charged?" too; leave out where no sale is concerned. */
  readonly withMoney?: boolean;
  /** The sale was paid before: whatever failed now, that payment stands. */
  readonly paid?: boolean;
  /** How a moment is written. */
  readonly time?: (at: number) => string;
}

/** An error where it happened: what it is, what to do now, and the small print. Nothing when there is none. */
export function ErrorNote({ error, withMoney = false, paid = false, time }: ErrorNoteProps) {
  const { t } = useTranslation("errors");
  if (error === null) return null;
  const text = errorText(t, error, { paid, ...(time === undefined ? {} : { time }) });
  return (
    <Banner tone="bad" role="alert" title={text.what}>
      {withMoney && <p>{text.money}</p>}
      <p>{text.now}</p>
      {text.detail !== null && <p className={styles.detail}>{text.detail}</p>}
    </Banner>
  );
}
