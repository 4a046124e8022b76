import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import styles from "./finder.module.css";

export interface FinderProps {
  /** The camera's picture, where there is a camera. */
  readonly picture: ReactNode;
}

/** The dark place to hold a code to: the scanner works without it, a camera shows its picture here. */
export function Finder({ picture }: FinderProps) {
  const { t } = useTranslation("checkout");
  return (
    <div className={styles.finder}>
      <div className={styles.picture}>{picture}</div>
      <svg className={styles.frame} viewBox="0 0 100 100" aria-hidden="true" focusable="false">
        <path d="M4 24V10a6 6 0 0 1 6-6h14M76 4h14a6 6 0 0 1 6 6v14M96 76v14a6 6 0 0 1-6 6H76M24 96H10a6 6 0 0 1-6-6V76" />
      </svg>
      <p className={styles.hint}>{t("code.finder")}</p>
    </div>
  );
}
