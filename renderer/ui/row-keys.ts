import type { KeyboardEvent } from "react";

/**
 * The row that a key goes to: arrows, Page Up and Down, Home and End. `at` is the row with the focus; null where the
 * focus is above the list, from where arrow down alone goes into it. Null where the key means something else.
 */
export function rowKeyTarget(event: KeyboardEvent, at: number | null, count: number, page: number): number | null {
  if (count === 0 || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return null;
  if (at === null) return event.key === "ArrowDown" && mayEnterList(event) ? 0 : null;
  switch (event.key) {
    case "ArrowDown":
      return Math.min(at + 1, count - 1);
    case "ArrowUp":
      return at === 0 ? null : at - 1;
    case "PageDown":
      return Math.min(at + page, count - 1);
    case "PageUp":
      return Math.max(at - page, 0);
    case "Home":
      return 0;
    case "End":
      return count - 1;
    default:
      return null;
  }
}

/** From the title and the field to search in arrow down goes into the list; in a choice of a few it means that choice. */
function mayEnterList({ target: from }: KeyboardEvent): boolean {
  return from instanceof HTMLHeadingElement || (from instanceof HTMLInputElement && from.type === "search");
}
