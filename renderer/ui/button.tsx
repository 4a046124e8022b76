import type { ButtonHTMLAttributes, ReactNode } from "react";
import { cx } from "./cx.ts";
import { KeyCap } from "./key-cap.tsx";
import styles from "./button.module.css";

export interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, "className"> {
  readonly children: ReactNode;
  readonly tone?: "primary" | "plain" | "quiet" | "danger";
  readonly size?: "md" | "lg";
  /** The key that does the same, drawn on the button ("F4", "Esc", "↵"). Handling it is the caller's. */
  readonly keyHint?: string | undefined;
  /** The same key as assistive technology wants it ("F4", "Escape"); `keyHint` when left out. */
  readonly keyShortcut?: string | undefined;
  readonly icon?: ReactNode;
  /** Takes the whole width of its place. */
  readonly wide?: boolean;
}

/** Every button of the till: at least 48 px high, its key drawn on it. */
export function Button(props: ButtonProps) {
  const { children, tone = "plain", size = "md", keyHint, keyShortcut, icon, wide, type = "button", ...rest } = props;
  return (
    <button
      {...rest}
      type={type}
      className={cx(styles.button, styles[tone], styles[size], wide && styles.wide)}
      aria-keyshortcuts={keyShortcut ?? keyHint}
    >
      {icon}
      <span className={styles.label}>{children}</span>
      {keyHint !== undefined && <KeyCap>{keyHint}</KeyCap>}
    </button>
  );
}
