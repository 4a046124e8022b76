import { X509Certificate } from "node:crypto";

const BLOCK = /-----BEGIN ([A-Z0-9 ]+)-----[^-]*-----END \1-----/gu;
const MOST_CERTIFICATES = 10;
const LONGEST = 20_000;

/**
 * Why a text cannot be the certificates that a provider is trusted by, in plain words; null when it can, and for an
 * empty text. Only certificates in PEM, nothing else: a private key pasted along would be kept in plain settings.
 */
export function caFault(text: string): string | null {
  if (text === "") return null;
  if (text.length > LONGEST) return `must not be longer than ${LONGEST} characters`;
  if (/PRIVATE KEY/u.test(text)) return "must not hold a private key";
  const blocks = [...text.matchAll(BLOCK)];
  if (blocks.length === 0) return "must be certificates in PEM, from BEGIN CERTIFICATE to END CERTIFICATE";
  if (blocks.length > MOST_CERTIFICATES) return `must not hold more than ${MOST_CERTIFICATES} certificates`;
  if (text.replaceAll(BLOCK, "").trim() !== "") return "must hold nothing beside its certificates";
  return blocks.every(([block, kind]) => kind === "CERTIFICATE" && isReadable(block))
    ? null
    : "holds a certificate that cannot be read";
}

function isReadable(pem: string): boolean {
  try {
    return new X509Certificate(pem).raw.length > 0;
  } catch {
    return false;
  }
}
