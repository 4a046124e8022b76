import { useCallback, useEffect, useRef } from "react";
import { takesText } from "./text-entry.ts";

/** Longer than the gap between two characters of a scanner's burst, too short to be felt by a person. */
const ALONE_MS = 120;

/**
 * A letter or figure that acts by itself. A scanner types letters too, so the key counts only when it stands alone:
 * any other key within a moment, before or after, makes it part of a burst. Keys typed into a text field are left alone.
 * Answers a handler for `onKeyDown` of the part of the page in which the keys hold.
 */
export function useLoneKey(keys: Readonly<Record<string, () => void>>): (event: React.KeyboardEvent) => void {
  const latest = useRef(keys);
  const pending = useRef<ReturnType<typeof setTimeout> | null>(null);
  const lastAt = useRef(-Infinity);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(
    () => () => {
      if (pending.current !== null) clearTimeout(pending.current);
    },
    [],
  );
  return useCallback((event: React.KeyboardEvent) => {
    const soonAfterAnother = event.timeStamp - lastAt.current < ALONE_MS;
    lastAt.current = event.timeStamp;
    if (pending.current !== null) clearTimeout(pending.current);
    pending.current = null;
    if (soonAfterAnother || event.repeat || event.ctrlKey || event.altKey || event.metaKey) return;
    if (isTyping(event.target) || !(event.code in latest.current)) return;
    const { code } = event;
    pending.current = setTimeout(() => {
      pending.current = null;
      latest.current[code]?.();
    }, ALONE_MS);
  }, []);
}

/** The focus is where letters and figures are text, or choose an option. */
function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLSelectElement || takesText(target);
}
