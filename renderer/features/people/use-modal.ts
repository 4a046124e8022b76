import { useLayoutEffect, useRef, type RefObject } from "react";

/** A dialog that stands over everything for as long as it is there. */
export function useModal(): RefObject<HTMLDialogElement | null> {
  const dialog = useRef<HTMLDialogElement>(null);
  // Before the effects of what is in it: opening takes the focus, the field for the PIN has the last word.
  useLayoutEffect(() => {
    const element = dialog.current;
    if (element && !element.open) element.showModal();
    return () => element?.close();
  }, []);
  return dialog;
}
