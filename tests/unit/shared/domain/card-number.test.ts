import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { holdsCardNumber, isCardNumber } from "../../../../shared/domain/card-number.ts";
import { passesEan, passesLuhn } from "../../../../shared/domain/check-digits.ts";
import { recogniseScan } from "../../../../shared/domain/scan.ts";

/** Numbers that the schemes publish for tests. */
const CARDS = [
  "4111111111111111",
  "4222222222222",
  "5555555555554444",
  "2223003122003222",
  "378282246310005",
  "30569309025904",
  "3530111333300000",
  "6011111111111117",
  "6200000000000005",
  "8600495473316478",
  "9860010101234564",
  "2200123456789019",
  "9704198526191432198",
];

/** Contracts.md section 3, as they were seen. */
const CODES = [
  "50501010793410469483",
  "50501010793410803298",
  "50502044301381396427",
  "50504030881338965424",
  "880101698207133392",
  "880227987004122008",
  "880489909320056382",
];

function withCheckDigit(head: string): string {
  const digit = "0123456789".split("").find((each) => passesLuhn(head + each)) ?? "0";
  return head + digit;
}

const HEADS = [
  ["4", 16],
  ["4", 19],
  ["52", 16],
  ["2221", 16],
  ["37", 15],
  ["36", 14],
  ["8600", 16],
  ["9860", 16],
] as const;

const card = fc
  .constantFrom(...HEADS)
  .chain(([head, length]) =>
    fc.stringMatching(/^\d{19}$/u).map((digits) => withCheckDigit((head + digits).slice(0, length - 1))),
  );

describe("isCardNumber", () => {
  it.each(CARDS)("knows %s", (number) => {
    expect(isCardNumber(number)).toBe(true);
  });

  it.each(CODES)("leaves the wallet's code %s alone", (code) => {
    expect(isCardNumber(code)).toBe(false);
    expect(recogniseScan(code)).toMatchObject({ kind: "payment", text: code });
  });

  it("takes no code of a known wallet for a card, whatever its digits", () => {
    const payme = fc.stringMatching(/^5050\d{16}$/u);
    const click = fc.stringMatching(/^88\d{16}$/u);
    const training = fc.stringMatching(/^7700\d{16}$/u);
    fc.assert(fc.property(fc.oneof(payme, click, training), (code) => recogniseScan(code).kind === "payment"));
  });

  it("leaves a product alone whose number would also do for an old card", () => {
    const products = fc
      .stringMatching(/^4\d{11}$/u)
      .map(withCheckDigit)
      .filter(passesEan);
    fc.assert(fc.property(products, (number) => recogniseScan(number).kind === "product"));
  });

  it("needs the check digit", () => {
    fc.assert(
      fc.property(card, fc.integer({ min: 1, max: 9 }), (number, more) => {
        const wrong = number.slice(0, -1) + String((Number(number.at(-1)) + more) % 10);
        return isCardNumber(number) && !isCardNumber(wrong);
      }),
    );
  });
});

describe("a scan of a card", () => {
  it("is refused and carries none of its digits along, however it is grouped", () => {
    fc.assert(
      fc.property(card, fc.constantFrom("", " ", "-"), (number, gap) => {
        const scan = recogniseScan(number.replaceAll(/(\d{4})(?=\d)/gu, `$1${gap}`));
        return scan.kind === "card-number" && !JSON.stringify(scan).includes(number.slice(0, 4));
      }),
    );
  });
});

describe("holdsCardNumber", () => {
  it.each([
    "4111 1111 1111 1111",
    "карта 8600-4954-7331-6478, Алишер",
    "(5555.5555.5555.4444)",
    "\uff14\uff11\uff11\uff11 1111 1111 1111",
    "4111\u00a01111\u00a01111\u00a01111",
    "pan=378282246310005;",
    "4111 1111 1111 1111 12/26 123",
    "sale 12 4111 1111 1111 1111",
  ])("finds the one in %j", (text) => {
    expect(holdsCardNumber(text)).toBe(true);
  });

  it.each([
    "",
    "+998 90 123 45 67",
    "order 2026-11-27 0042",
    "4111 11•• •••• 1111",
    "01KFWSXK5V3J8Q2T7R9M4N6P0H",
    "3f2c4111-1111-1111-1111-111111111111",
    "50502044301381396427",
    "https://ofd.soliq.uz/check?t=UZ210317256321&r=64&c=20261127101500&s=100200300400",
  ])("finds none in %j", (text) => {
    expect(holdsCardNumber(text)).toBe(false);
  });

  it("finds a card anywhere among words", () => {
    const words = fc.stringMatching(/^[a-z ,:]{0,30}$/u);
    fc.assert(fc.property(words, card, words, (a, number, b) => holdsCardNumber(`${a} ${number} ${b}`)));
  });
});
