/**
 * What an error code says about the money (contracts.md 4.7). `refused`: a clear no of the card, its bank or the
 * customer. `setup`: the shop's settings or the request are wrong, nothing was done. `later`: not now. `over`: this
 * invoice is past, a new one is needed. `conflict`: the payment is not in the state that was thought. `unsure`: the
 * provider does not know itself, and so does nobody.
 */
export type ErrorMeaning = "refused" | "setup" | "later" | "over" | "conflict" | "unsure";

const CODES: readonly (readonly [ErrorMeaning, readonly (number | readonly [number, number])[]])[] = [
  [
    "refused",
    [
      8889, 10001, 10003, 10004, 10005, 10007, 10008, 10009, 10010, 10013, 10017, 10019, 10022, 10023, 10024, 10032,
      10037, 10038, 10039, 10040, 10041, 11021, 11022, 11023, 11024, 11027, 11028, 11036, 11037, 11049, 11050, 11051,
      11053,
    ],
  ],
  ["setup", [1999, 2999, 8888, [9992, 9998], 10016, 10026, 10029, 10030, 10031]],
  ["later", [10000, 10006, 10021, 10025, 10028, [11000, 11014], 12000]],
  ["over", [10018]],
  [
    "conflict",
    [9013, 9991, 10012, 10014, 10015, 10020, 10033, 10034, 10035, 10036, [11015, 11020], 11025, 11026, 11054],
  ],
  ["unsure", [9999, 11052, 99999]],
];

/**
 * The meaning of a code of the new generation; null for any other, the older generation's (100 to 1000) among them,
 * whose meanings no vendor's document was found for.
 */
export function meaningOf(code: string | null): ErrorMeaning | null {
  if (code === null || !/^\d{3,6}$/u.test(code)) return null;
  const number = Number(code);
  for (const [meaning, codes] of CODES) {
    if (codes.some((each) => (typeof each === "number" ? each === number : number >= each[0] && number <= each[1]))) {
      return meaning;
    }
  }
  return null;
}

/** "Payment successful": a success that is spelled as an error code (contracts.md 4.7). */
export const SUCCESS_CODE = "10011";
/** "Already cancelled". */
export const CANCELLED_CODE = "10033";
/** The order id is taken: an earlier request of this attempt has arrived. */
export const NOT_UNIQUE_CODE = "9991";
/** Not found, of the older generation; believed only in a status answer, where it is asked twice (contracts.md 4.7). */
export const NOT_FOUND_CODE = "340";
/** Wrong merchant number, wrong signature; 100 and 101 in the older generation. */
export const NOT_TRUSTED_CODES: ReadonlySet<string> = new Set(["9997", "9998", "100", "101"]);
