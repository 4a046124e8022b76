import { createHash } from "node:crypto";

/**
 * The invoice number of an attempt: the first 53 bits of SHA-256 of its id, as decimal text. The provider wants an
 * integer (source 4) and may read it as a double, so it stays within what a double holds. Deterministic: after a
 * restart the same attempt asks for the same invoice. How unlikely a collision is, and what it would do:
 * `docs/decisions/0012-wallet-einvoice.md`.
 */
export function paymentIdOf(attemptId: string): string {
  const digest = createHash("sha256").update(`tilla:wallet:${attemptId}`).digest();
  const number = digest.readBigUInt64BE(0) >> 11n;
  // Zero is no invoice number.
  return String(number === 0n ? 1n : number);
}
