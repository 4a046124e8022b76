import { useCallback, type KeyboardEvent, type RefObject } from "react";

/** Arrows, Home and End move the focus over the rows (each one button) of the list inside `container`. */
export function useRowKeys(container: RefObject<HTMLElement | null>): (event: KeyboardEvent) => void {
  return useCallback(
    (event) => {
      const rows = rowsOf(container.current);
      const at = rows.findIndex((row) => row === document.activeElement);
      const to = target(event.key, at, rows.length);
      if (to === null || (at === -1 && !mayEnterList(event))) return;
      event.preventDefault();
      rows[to]?.focus();
    },
    [container],
  );
}

/** The rows as they can be focused. */
export function rowsOf(container: HTMLElement | null): readonly HTMLElement[] {
  return [...(container?.querySelectorAll<HTMLElement>("li > button") ?? [])];
}

function target(key: string, at: number, count: number): number | null {
  if (count === 0) return null;
  switch (key) {
    case "ArrowDown":
      return Math.min(at + 1, count - 1);
    case "ArrowUp":
      return at <= 0 ? null : at - 1;
    case "Home":
      return at === -1 ? null : 0;
    case "End":
      return at === -1 ? null : count - 1;
    default:
      return null;
  }
}

/** From the title and the filter's text field arrow down goes into the list; in a choice of a few it means that choice. */
function mayEnterList({ target: from }: KeyboardEvent): boolean {
  return from instanceof HTMLHeadingElement || (from instanceof HTMLInputElement && from.type === "search");
}
