/** An ampersand as JSON, HTML, or one after the other, wrote it. */
const AMPERSAND = /(?:&|\\u0026)(?:amp;|#38;|#x26;)*/giu;
const EDGE_CONTROLS = /^[\u0000-\u0020\u007f\ufeff]+|[\u0000-\u0020\u007f\ufeff]+$/gu;

/**
 * A scanned text, normalised: escaped ampersands (`\u0026`, `&amp;`) as some fiscal modules print them, and control
 * characters, blanks or a byte-order mark around it. Inside, everything is kept (GS1 separators too). What is normalised
 * already stays as it is.
 */
export function normaliseScan(raw: string): string {
  return raw.replaceAll(AMPERSAND, "&").replaceAll(EDGE_CONTROLS, "");
}

/**
 * The middle of a secret-ish text replaced: enough for two people to compare, too little to use. At each end a fifth
 * is left, and at most four characters.
 */
export function maskCode(code: string): string {
  const characters = [...code];
  const left = Math.min(4, Math.floor(characters.length / 5));
  if (characters.length <= 8) return "•".repeat(characters.length);
  return `${characters.slice(0, left).join("")}…${characters.slice(-left).join("")}`;
}

/** The shortest card number there is (ISO/IEC 7812 with a check digit, as the schemes issue them). */
const SHORTEST_CARD = 13;

/**
 * A card number of any masking, at most first six and last four digits kept (PCI DSS 3.4.1). What is shorter than any
 * card's number keeps its last four alone, and none where these would be most of it.
 */
export function maskCard(card: string): string {
  const compact = card.replaceAll(/[\s-]/gu, "");
  const { length } = compact;
  if (length < 8) return "•".repeat(length);
  const head = length < SHORTEST_CARD ? "" : compact.slice(0, 6).replaceAll(/\D/gu, "•");
  const tail = compact.slice(-4).replaceAll(/\D/gu, "•");
  return `${head}${"•".repeat(length - head.length - 4)}${tail}`;
}

/** A phone number with only its last four digits; one that is hardly longer than these shows none. */
export function maskPhone(phone: string): string {
  const digits = phone.replaceAll(/\D/gu, "");
  if (digits.length < 8) return "•".repeat(digits.length);
  return `${"•".repeat(digits.length - 4)}${digits.slice(-4)}`;
}
