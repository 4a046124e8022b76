import { useEffect, useRef } from "react";

/**
 * Takes the next Escape for itself while `back` is given: a step back inside a panel comes before closing it. In the
 * capture phase, since the application closes the panel for every Escape that reaches it.
 */
export function useEscape(back: (() => void) | null): void {
  const latest = useRef(back);
  useEffect(() => {
    latest.current = back;
  });
  const active = back !== null;
  useEffect(() => {
    if (!active) return;
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      event.stopImmediatePropagation();
      latest.current?.();
    };
    document.addEventListener("keydown", onKey, { capture: true });
    return () => document.removeEventListener("keydown", onKey, { capture: true });
  }, [active]);
}
