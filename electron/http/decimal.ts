/**
 * One spelling for each decimal number: "1000", "1000.00" and "1e3" become "1000"; "-0" becomes "0". Null for what is
 * no plain decimal number or too long to be meant. Works on digits, so nothing is rounded.
 */
export function canonicalDecimal(text: string): string | null {
  const match = /^(-?)(\d{1,40})(?:\.(\d{1,40}))?(?:[eE]([+-]?\d{1,2}))?$/u.exec(text.trim());
  if (!match) return null;
  const [, sign = "", whole = "", fraction = "", exponent = "0"] = match;
  const digits = whole + fraction;
  const point = whole.length + Number(exponent);
  const padded = "0".repeat(Math.max(0, -point)) + digits + "0".repeat(Math.max(0, point - digits.length));
  const at = Math.max(0, point);
  const head = padded.slice(0, at).replace(/^0+/u, "");
  const tail = padded.slice(at).replace(/0+$/u, "");
  const magnitude = (head === "" ? "0" : head) + (tail === "" ? "" : `.${tail}`);
  return magnitude === "0" ? "0" : sign + magnitude;
}
