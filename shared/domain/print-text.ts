/** Anything that is neither a letter, a figure, a mark of its own nor a plain blank. */
const SPACES = /[\p{Zs}\p{Zl}\p{Zp}\p{Cc}]/gu;
const INVISIBLE = /[\p{C}\p{M}]/gu;
const BEYOND = /[\u{10000}-\u{10ffff}]/gu;

/**
 * A text as one line of a printer may carry it: letters composed, every kind of space a plain one, no control, format
 * or private character, nothing that takes no column or two of them. What a provider, a customer or a code has put
 * into a text can so never be a command to the printer, nor move what stands beside it.
 */
export function printable(text: string): string {
  return text
    .normalize("NFC")
    .replaceAll(SPACES, " ")
    .replaceAll(BEYOND, "?")
    .replaceAll(INVISIBLE, "")
    .replaceAll(WIDE, "?");
}

/** Scripts whose letters take two columns; no bundled font has them. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/gu;

/** The lines of a text that a person has typed over several; empty ones at its end fall away. */
export function printableLines(text: string): readonly string[] {
  return text
    .split(/\r\n|[\n\r\u2028\u2029]/u)
    .map((line) => printable(line).trimEnd())
    .filter((line, index, lines) => line !== "" || lines.slice(index).some((later) => later !== ""));
}

/** Breaks a printable text into lines of at most `columns`, between words where it can, within a word where it must. */
export function wrapped(text: string, columns: number): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ").filter((each) => each !== "")) {
    if (line !== "" && line.length + 1 + word.length <= columns) {
      line += ` ${word}`;
      continue;
    }
    if (line !== "") lines.push(line);
    line = word;
    while (line.length > columns) {
      lines.push(line.slice(0, columns));
      line = line.slice(columns);
    }
  }
  if (line !== "" || lines.length === 0) lines.push(line);
  return lines;
}
