import type { ReactNode } from "react";
import styles from "./key-cap.module.css";

/** A key of the keyboard as drawn on a button. For eyes only: the button's `aria-keyshortcuts` says it to the others. */
export function KeyCap({ children }: { readonly children: ReactNode }) {
  return (
    <kbd className={styles.cap} aria-hidden="true">
      {children}
    </kbd>
  );
}
