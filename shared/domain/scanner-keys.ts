/**
 * Keys that a scanner sends around a code, as one text: printable keys stand for themselves, others by name in angle
 * brackets, e.g. `~`, `<F18>` or `<STX>`. Inside the program every key is one character.
 */
const CONTROLS =
  "NUL SOH STX ETX EOT ENQ ACK BEL BS Tab LF VT FF Enter SO SI DLE DC1 DC2 DC3 DC4 NAK SYN ETB CAN EM SUB Escape FS GS RS US".split(
    " ",
  );
/** Function keys have no character; these are from Unicode's private area, so no code contains them. */
const FUNCTION_KEYS = 0xf7_00;
const MOST_FUNCTION_KEYS = 24;
/** Longer than anything a scanner is set to; a mistake in a document stays a mistake. */
const MOST_KEYS = 8;

/** The one character that stands for a function key, F1 to F24; null for a key of another name. */
export function functionKey(name: string): string | null {
  const number = Number(/^F(\d{1,2})$/u.exec(name)?.[1] ?? 0);
  return number >= 1 && number <= MOST_FUNCTION_KEYS ? String.fromCodePoint(FUNCTION_KEYS + number) : null;
}

/** Whether a key puts no character anywhere, so that a scanner can be told by it from the first key on. */
export function isSilentKey(key: string): boolean {
  const code = key.codePointAt(0) ?? 0;
  return code < 0x20 || code > FUNCTION_KEYS;
}

/** The keys of a written text, one character each; null when it is not such a text. */
export function parseScannerKeys(written: string): string | null {
  const keys = written.replaceAll(/<([A-Za-z\d]{1,6})>/gu, (whole, name: string) => keyNamed(name) ?? whole);
  if ([...keys].length > MOST_KEYS) return null;
  return /^[\u0000-\u007e\uf700-\uf71f]*$/u.test(keys) ? keys : null;
}

/** Keys as they are written. */
export function writeScannerKeys(keys: string): string {
  return [...keys].map(written).join("");
}

function keyNamed(name: string): string | null {
  const control = CONTROLS.findIndex((known) => known.toLowerCase() === name.toLowerCase());
  if (control !== -1) return String.fromCodePoint(control);
  return functionKey(name.toUpperCase());
}

function written(key: string): string {
  const code = key.codePointAt(0) ?? 0;
  if (code > FUNCTION_KEYS) return `<F${code - FUNCTION_KEYS}>`;
  const control = CONTROLS[code];
  return control === undefined ? key : `<${control}>`;
}
