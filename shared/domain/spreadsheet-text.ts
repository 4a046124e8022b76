/** What spreadsheets take for the start of a formula, full-width forms too; a line break starts a cell of its own. */
const FORMULA = /^[\s\p{Cc}\p{Cf}]*[=+\-@|%\uff1d\uff0b\uff0d\uff20\uff5c\uff05\u2212\ufe62\ufe63\ufe66\ufe6b]/u;
const STARTS_UNSEEN = /^[\t\r\n\p{Cc}\p{Cf}]/u;

/**
 * A text as it may stand in a cell of a CSV or a workbook: one that a spreadsheet would run as a formula gets an
 * apostrophe in front, which shows that it is text. Everything else comes out unchanged. Quoting for CSV is the
 * writer's; numbers are written as numbers and do not come here.
 */
export function spreadsheetText(text: string): string {
  // Some programs fold signs of other alphabets (﬩) into the plain ones.
  const isFormula = FORMULA.test(text) || FORMULA.test(text.normalize("NFKC"));
  return isFormula || STARTS_UNSEEN.test(text) ? `'${text}` : text;
}
