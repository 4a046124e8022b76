/**
 * How many certificates a text in PEM holds; null when it holds none, or anything else, a private key above all. The
 * main process reads them in earnest; this answers before anything is sent there.
 */
export function certificatesIn(text: string): number | null {
  const blocks = text.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/gu) ?? [];
  const rest = blocks.reduce((left, block) => left.replace(block, ""), text);
  return blocks.length > 0 && rest.trim() === "" ? blocks.length : null;
}
