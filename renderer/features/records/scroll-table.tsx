import type { ReactNode } from "react";
import styles from "./records-panel.module.css";

/** A table that may be wider than its place: scrolled by keys too. */
export function ScrollTable({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    // What scrolls must be reached without a mouse.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className={styles.scroll} tabIndex={0} aria-label={label}>
      <table className={styles.table}>
        <caption>{label}</caption>
        {children}
      </table>
    </section>
  );
}
