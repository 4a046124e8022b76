/** Every printable character of ASCII. */
const PRINTABLE = Array.from({ length: 0x7e - 0x20 }, (_nothing, at) => String.fromCodePoint(0x21 + at)).join("");

/**
 * What the test code says: every character that codes are made of, so that a scanner of another country's keyboard is
 * found out by it. Doubled letters at its beginning and end show where it begins, whatever is sent around it.
 */
export const TEST_CODE = `TillA ttest ${PRINTABLE} 7700-aabb`;
