import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isFieldValidation, readableWords, scrub } from "../../../../../electron/payments/answers/words.ts";

describe("readableWords", () => {
  it.each([
    [null, null],
    ["", null],
    [" \u200b\n ", null],
    ["Payment error", "Payment error"],
    ['{"payment_id":["This field may not be blank."]}', "payment_id: This field may not be blank."],
    ['{"a":["One.","Two."],"b":["Three."]}', "a: One. a: Two. b: Three."],
    ['{"payment_id":["Blank."]} HTTP Exception 404 Not Found', "payment_id: Blank. (404 Not Found)"],
    ['{"non_field_errors":["Wrong."]}', "Wrong."],
    ['{"error":{"code":12,"text":"No"}}', "code: 12 text: No"],
    ["{}", null],
    ["{broken", "{broken"],
    ["evil\u202etxt\u0007", "evil txt"],
  ])("%j becomes %j", (message, words) => expect(readableWords(message)).toBe(words));
});

describe("isFieldValidation", () => {
  it.each([
    ['{"a":["b"]}', true],
    ['{"a":["b"]} HTTP Exception 404 Not Found', true],
    ["{}", false],
    ['{"a":"b"}', false],
    ['{"a":[]}', false],
    ['{"a":[1]}', false],
    ['["b"]', false],
    ["a", false],
    [null, false],
  ])("%j: %s", (message, is) => expect(isFieldValidation(message)).toBe(is));
});

describe("scrub", () => {
  const code = "7993:5061401:01KFDH7KB4KNBJD8QRVFBVQ39X:3sySIUxrog+hhtBwUXquxn97N5k=";

  it.each([
    [`code ${code} expired`, "code ••• expired"],
    [`code ${code.toLowerCase()} expired`, "code ••• expired"],
    ["token 01KFDH7KB4KNBJD8QRVFBVQ39X expired", "token ••• expired"],
    [`QR ${encodeURIComponent("3sySIUxrog+hhtBwUXquxn97N5k=")}`, "QR •••%2B•••%3D"],
    ["card 8600 1234 5678 9012", "card …9012"],
    ["phone +998-90-123-45-67", "phone +…4567"],
    ["limit 1000000 sums", "limit 1000000 sums"],
    ["Insufficient funds", "Insufficient funds"],
  ])("%j becomes %j", (words, clean) => expect(scrub(words, [code])).toBe(clean));

  it("keeps words at a readable length", () => {
    expect(scrub("a".repeat(1000), [])).toHaveLength(300);
    expect(scrub(null, [])).toBeNull();
    expect(scrub("\u200b", [])).toBeNull();
  });

  it("leaves no secret, wherever it stands", () => {
    fc.assert(
      fc.property(fc.string(), fc.stringMatching(/^[\w:+/=]{8,60}$/u), fc.string(), (before, secret, after) => {
        expect(scrub(`${before}${secret}${after}`, [secret]) ?? "").not.toContain(secret);
      }),
      { numRuns: 2000 },
    );
  });
});
