import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import styles from "./records-panel.module.css";

export interface FindingsProps<T> {
  readonly name:
    | "contradicted"
    | "amountDiffers"
    | "doubled"
    | "receiptMissing"
    | "unanswered"
    | "onlyHere"
    | "onlyThere"
    | "ambiguous"
    | "returnsUnknown";
  readonly list: { readonly total: number; readonly items: readonly T[] };
  readonly hint?: string;
  readonly children: (item: T) => ReactNode;
}

/** One kind of finding with all its lines; nothing where there is none. Opened by whoever wants to see them. */
export function Findings<T>({ name, list, hint, children }: FindingsProps<T>) {
  const { t } = useTranslation("records");
  if (list.total === 0) return null;
  return (
    <details className={styles.findings}>
      <summary>
        <span>{t(`result.${name}`)}</span> <strong>{list.total}</strong>
      </summary>
      {hint !== undefined && <p className={styles.quiet}>{hint}</p>}
      <ul className={styles.lines}>
        {list.items.map((item, at) => (
          <li key={at}>{children(item)}</li>
        ))}
      </ul>
      {list.items.length < list.total && (
        <p className={styles.quiet}>{t("result.more", { shown: list.items.length, total: list.total })}</p>
      )}
    </details>
  );
}
