/**
 * What AppotaPay's error codes mean (contracts.md 5.7, the vendor's own table).
 * `failed`: with a transaction whose status is `error`, which source 3 defines as "has failed".
 * `refused`: without a transaction, as the answer to an order.
 * A code that is not here decides nothing, nor does one whose words leave a doubt.
 */
export interface ListedCode {
  readonly codes: readonly string[];
  readonly failed: "declined" | "expired" | "cancelled" | "unsure" | "contradiction";
  readonly refused: "declined" | "unsure";
  readonly says: string;
}

export const LISTED_CODES: readonly ListedCode[] = [
  {
    codes: ["1", "2", "12", "13", "22", "401"],
    failed: "declined",
    refused: "declined",
    says: "the request itself was refused: fields, signature, login, session",
  },
  { codes: ["32", "40", "84"], failed: "declined", refused: "declined", says: "amount, method, limit" },
  { codes: ["252", "253"], failed: "declined", refused: "declined", says: "the terminal must be settled first" },
  { codes: ["31", "33", "139"], failed: "declined", refused: "declined", says: "voided, failed, wrong data" },
  {
    codes: ["64", "65", "66", "69", "75", "79", "82"],
    failed: "declined",
    refused: "declined",
    says: "card type, card data, restricted, expired, funds, refused",
  },
  { codes: ["38"], failed: "cancelled", refused: "declined", says: "cancelled by the customer" },
  // Without a transaction it may be the call that ran out of time, not the customer.
  { codes: ["67"], failed: "expired", refused: "unsure", says: "the time to pay is over" },
  // "Please try again": the transaction came to nothing where it has failed, but a lone message promises nothing.
  { codes: ["78", "93", "94"], failed: "declined", refused: "unsure", says: "bank, system, maintenance" },
  { codes: ["37", "132"], failed: "contradiction", refused: "unsure", says: "successful already" },
  { codes: ["34"], failed: "contradiction", refused: "unsure", says: "pending" },
  { codes: ["30"], failed: "contradiction", refused: "unsure", says: "the reference exists already" },
  { codes: ["36"], failed: "contradiction", refused: "unsure", says: "not found" },
];

/** A code's entry, null when it is not listed. */
export function listedCode(code: string | null): ListedCode | null {
  if (code === null) return null;
  return LISTED_CODES.find((each) => each.codes.includes(code)) ?? null;
}

export const PENDING = "34";
export const NOT_FOUND = "36";
export const DUPLICATE = "30";
/** The till could not prove who it is: says nothing about a payment, and all about the settings. */
export const UNAUTHENTICATED: ReadonlySet<string> = new Set(["2", "12", "13", "22", "401"]);
