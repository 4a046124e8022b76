import { isFieldValidation } from "../../answers/words.ts";

/**
 * What an error of FiscalBox means. For a charge: `declined` (no money moved, said so) or `unsure`. For attaching a
 * receipt: `rejected`, `busy` (try again), or `attached` (it was there already).
 */
export interface ListedError {
  readonly code: string;
  /** What the message must look like; null: any. The same code may stand for different things. */
  readonly message: ((message: string | null) => boolean) | null;
  readonly charge: "declined" | "unsure";
  readonly attach: "rejected" | "busy";
  readonly source: string;
}

const says =
  (pattern: RegExp) =>
  (message: string | null): boolean =>
    message !== null && pattern.test(message);

/**
 * Every error whose meaning is known, the first match counts. An error that is not here does not decline a charge.
 * FiscalBox's own codes only: what Anorbank itself answers is unpublished (contracts.md 1.7, 1.9).
 */
export const LISTED_ERRORS: readonly ListedError[] = [
  {
    code: "104",
    message: says(/BILLING|overload/iu),
    charge: "unsure",
    attach: "busy",
    source: "contracts.md 1.4, 1.7 (FB-GH, Anor error example)",
  },
  {
    code: "104",
    message: says(/invalid time/iu),
    charge: "declined",
    attach: "rejected",
    source: "contracts.md 1.7 (FB-GH Errors.md: the device's clock, before anything is done)",
  },
  {
    code: "104",
    message: says(/invalid[ _]argument/iu),
    charge: "declined",
    attach: "rejected",
    source: "contracts.md 1.7 (FB-GH Errors.md)",
  },
  {
    code: "104",
    message: isFieldValidation,
    charge: "declined",
    attach: "rejected",
    source: "contracts.md 1.2, 1.7 (FB-GH: validation as JSON text)",
  },
  { code: "101", message: null, charge: "unsure", attach: "busy", source: "contracts.md 1.7 (printer)" },
  {
    code: "102",
    message: null,
    charge: "unsure",
    attach: "busy",
    source: "contracts.md 1.7 (fiscal module not initialised)",
  },
  { code: "103", message: null, charge: "unsure", attach: "busy", source: "contracts.md 1.7 (internal error)" },
  {
    code: "105",
    message: says(/not found/iu),
    charge: "unsure",
    attach: "rejected",
    source: "contracts.md 1.7; till-practice.md 0.2 (one code for two things)",
  },
  { code: "105", message: null, charge: "unsure", attach: "busy", source: "contracts.md 1.7 (billing error)" },
  { code: "106", message: null, charge: "declined", attach: "rejected", source: "contracts.md 1.7 (payment error)" },
  {
    code: "333",
    message: null,
    charge: "declined",
    attach: "busy",
    source: "contracts.md 1.7 (service not paid for: the receipt is not at fault)",
  },
  {
    code: "444",
    message: null,
    charge: "declined",
    attach: "busy",
    source: "contracts.md 1.1, 1.7 (this till is not subscribed: the receipt is not at fault)",
  },
  {
    code: "7",
    message: isFieldValidation,
    charge: "declined",
    attach: "rejected",
    source: "contracts.md 1.5, 1.7 (validation by the upstream)",
  },
];

/** The words of `data.status` that are known (source 0: "successfully, failed, etc."). */
export const PAID_STATUS = "successfully";
export const REFUSED_STATUS = "failed";
/** The words of `status` in a flat error (source 0: "successfully, error, etc."). */
export const FLAT_REFUSALS: ReadonlySet<string> = new Set(["error", "failed"]);

/** The listed meaning of an enveloped error, null when it is not listed. */
export function listedError(code: string | null, message: string | null): ListedError | null {
  return LISTED_ERRORS.find((each) => each.code === code && (each.message === null || each.message(message))) ?? null;
}

const DOUBT =
  /time.?d?.?out|pending|process|in progress|unavailable|internal|gateway|connection|network|overload|billing|unknown|already|duplicat|таймаут|ожидан|обраб|недоступ|соедин|неизвест|уже|повтор|vaqt tugadi|kutil|jarayon|allaqachon|noma.?lum/iu;

/**
 * Whether a refusal's own words leave it open if money moved ("timeout", "pending", "already paid"). Such a refusal is
 * no refusal: the words of a wallet behind FiscalBox are unpublished, and only a clear no may free the customer's sale.
 */
export function expressesDoubt(words: string | null): boolean {
  return words !== null && DOUBT.test(words);
}

/** FiscalBox's codes for "I do not know"; a flat error that carries one is as unsure as an enveloped one. */
export function isUnsureCode(code: string | null): boolean {
  return code === null || ["101", "102", "103", "105"].includes(code);
}

/** Whether a refusal says that this receipt is attached already, which is what was wanted (contracts.md 1.5). */
export function saysAttachedAlready(words: string | null): boolean {
  if (words === null || /another|other|different|друг|boshqa/iu.test(words)) return false;
  return /already (?:been )?(?:fiscali[sz]ed|attached|confirmed)|уже (?:фискализирован|подтвержд|прикрепл)|allaqachon (?:fiskal|tasdiqlan)/iu.test(
    words,
  );
}
