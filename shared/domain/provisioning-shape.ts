/** The top-level names of a provisioning document (docs/provisioning.md). */
export const provisioningFields = [
  "version",
  "terminal",
  "locale",
  "theme",
  "sounds",
  "mode",
  "limits",
  "shifts",
  "timeouts",
  "scanner",
  "selectedProvider",
  "access",
  "people",
  "providers",
  "printer",
  "display",
  "kiosk",
  "secrets",
] as const;
export type ProvisioningField = (typeof provisioningFields)[number];

/** A top-level name or a secret's, as JSON writes a field. Caps Lock may have turned a scanner's letters round. */
const NAMED = new RegExp(
  String.raw`"(?:${provisioningFields.join("|")}|(?:anor|freedom|appotapay|wallet|manager)\.[a-z]+)"\s*:`,
  "iu",
);

/**
 * Whether a text is meant to be a provisioning document, right or wrong in its details, or a line of one: a scanner that
 * ends each line with Enter sends it in pieces. It may hold keys and PINs, so it is neither sent nor shown nor kept.
 */
export function looksLikeProvisioning(text: string): boolean {
  return NAMED.test(text);
}
