import { useEffect, useId, useRef, useState } from "react";
import styles from "./draft-text.module.css";

export interface DraftTextProps {
  readonly label: string;
  readonly value: string;
  readonly maxLength: number;
  readonly onKeep: (text: string) => void;
  readonly hint?: string;
}

/** A text of several lines, kept on leaving it and when the panel closes over it. */
export function DraftText({ label, value, maxLength, onKeep, hint }: DraftTextProps) {
  const id = useId();
  const [typed, setTyped] = useState<{ readonly text: string; readonly over: string } | null>(null);
  const draft = typed?.over === value ? typed.text : null;

  function keep(): void {
    if (draft === null) return;
    setTyped(null);
    if (draft !== value) onKeep(draft);
  }
  const latest = useRef(keep);
  useEffect(() => {
    latest.current = keep;
  });
  useEffect(() => () => latest.current(), []);
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      <textarea
        id={id}
        className={styles.text}
        rows={4}
        maxLength={maxLength}
        value={draft ?? value}
        spellCheck={false}
        aria-describedby={hint === undefined ? undefined : `${id}-about`}
        onChange={(event) => setTyped({ text: event.currentTarget.value, over: value })}
        onBlur={keep}
      />
      {hint !== undefined && (
        <p id={`${id}-about`} className={styles.hint}>
          {hint}
        </p>
      )}
    </div>
  );
}
