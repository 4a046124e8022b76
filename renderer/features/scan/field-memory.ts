/** What the focused text field holds now, to be put back after a scan's first keys have run into it. */
export function rememberField(document: Document): () => void {
  const field = document.activeElement;
  if (field instanceof HTMLSelectElement) return rememberSelect(field);
  if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return () => undefined;
  const { value, selectionStart, selectionEnd } = field;
  return () => {
    if (!field.isConnected || field.value === value) return;
    setValue(field, value);
    // React keeps the value of controlled fields: it must hear of the change as of any other.
    field.dispatchEvent(new Event("input", { bubbles: true }));
    if (selectionStart !== null) field.setSelectionRange(selectionStart, selectionEnd);
  };
}

/** A select takes typed letters for a search among its options. */
function rememberSelect(field: HTMLSelectElement): () => void {
  const { value } = field;
  return () => {
    if (!field.isConnected || field.value === value) return;
    field.value = value;
    field.dispatchEvent(new Event("change", { bubbles: true }));
  };
}

/** Past React's own setter on the element, which would hide the change from it. */
function setValue(field: HTMLInputElement | HTMLTextAreaElement, value: string): void {
  const prototype = field instanceof HTMLInputElement ? HTMLInputElement.prototype : HTMLTextAreaElement.prototype;
  Object.getOwnPropertyDescriptor(prototype, "value")?.set?.call(field, value);
}
