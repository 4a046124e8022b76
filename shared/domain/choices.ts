// Closed lists that schemas check and screens offer. Plain ones: what the first screen needs of them carries no validator.

/** The languages of the screen. */
export const locales = ["uz", "ru", "en", "vi"] as const;

/** Why it is proven that nothing left the till. */
export const notSentReasons = [
  "dns",
  "refused",
  "unreachable",
  "tls",
  "connect-timeout",
  "address-forbidden",
  "not-recorded",
  "secret-unavailable",
  "restarted",
] as const;

/** Why nobody can say yet whether the money moved. */
export const unknownReasons = [
  "no-answer",
  "connection-lost",
  "http-error",
  "unreadable-answer",
  "unexpected-answer",
  "amount-mismatch",
  "id-mismatch",
  "unknown-status",
  "answer-too-large",
  "provider-unsure",
  "bad-signature",
  "restarted",
] as const;

/** What a person may have looked at before settling an unknown payment. */
export const evidences = ["customer-app", "provider-cabinet", "provider-support", "statement"] as const;

/** Whether a text is one of a closed list. */
export function isOneOf<T extends string>(list: readonly T[], value: string | undefined): value is T {
  return list.some((one) => one === value);
}
