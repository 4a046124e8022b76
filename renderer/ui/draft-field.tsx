import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from "react";
import { Field } from "./field.tsx";

export interface DraftFieldProps {
  readonly label: string;
  /** What holds now. */
  readonly value: string;
  /** Why a text cannot be kept; null when it can. */
  readonly check: (text: string) => string | null;
  readonly onKeep: (text: string) => void;
  readonly hint?: ReactNode;
  readonly inputMode?: "text" | "numeric" | "url";
  readonly maxLength?: number;
}

/**
 * A text that is kept when it is complete: on Enter, on leaving the field, and when the panel closes over it. While it
 * is wrong it says why, and what held before goes on holding.
 */
export function DraftField({ label, value, check, onKeep, hint, inputMode, maxLength }: DraftFieldProps) {
  // A draft belongs to the value over which it was typed: when that changes by other means, the draft has no sense.
  const [typed, setTyped] = useState<{ readonly text: string; readonly over: string } | null>(null);
  const draft = typed?.over === value ? typed.text : null;
  const text = draft ?? value;
  const problem = draft === null ? null : check(draft);

  function keep(): void {
    if (draft === null || check(draft) !== null) return;
    setTyped(null);
    if (draft.trim() !== value) onKeep(draft.trim());
  }
  const latest = useRef(keep);
  useEffect(() => {
    latest.current = keep;
  });
  useEffect(() => () => latest.current(), []);

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === "Enter") keep();
  }
  return (
    <Field
      label={label}
      value={text}
      onChange={(next) => setTyped({ text: next, over: value })}
      onBlur={keep}
      onKeyDown={onKeyDown}
      hint={hint}
      error={problem}
      {...(inputMode === undefined ? {} : { inputMode })}
      {...(maxLength === undefined ? {} : { maxLength })}
    />
  );
}
