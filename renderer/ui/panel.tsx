import { useEffect, useId, useRef } from "react";
import type { ReactNode } from "react";
import { Button } from "./button.tsx";
import { cx } from "./cx.ts";
import styles from "./panel.module.css";

export interface PanelProps {
  readonly title: string;
  readonly onClose: () => void;
  /** The close button's word, from the caller's language. */
  readonly closeLabel: string;
  readonly children: ReactNode;
  /** Beside the title: filters, a day to choose. */
  readonly tools?: ReactNode;
  /** Stays at the bottom while the content scrolls: the panel's actions. */
  readonly footer?: ReactNode;
  /** The content fills the panel and scrolls in parts of its own. */
  readonly filled?: boolean;
  /** It opened by itself: it takes the focus from nobody who has it. */
  readonly unasked?: boolean;
}

/**
 * A region beside the lane (settings, sales, waiting). Not a dialog: the lane stays in sight and in use. Takes the
 * focus when it opens and gives it back when it goes; Escape is handled once, by the application.
 */
export function Panel(props: PanelProps) {
  const { title, onClose, closeLabel, children, tools, footer, filled = false, unasked = false } = props;
  const openedUnasked = useRef(unasked);
  const headingId = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    if (!openedUnasked.current || before === document.body) heading.current?.focus();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <section className={styles.panel} aria-labelledby={headingId}>
      <header className={styles.head}>
        <h2 className={styles.title} id={headingId} ref={heading} tabIndex={-1}>
          {title}
        </h2>
        <div className={styles.tools}>{tools}</div>
        <Button tone="plain" keyHint="Esc" keyShortcut="Escape" onClick={onClose}>
          {closeLabel}
        </Button>
      </header>
      <div className={cx(styles.body, filled && styles.filled)}>{children}</div>
      {footer !== undefined && <footer className={styles.foot}>{footer}</footer>}
    </section>
  );
}
