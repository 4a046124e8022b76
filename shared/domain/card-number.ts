import { passesEan, passesLuhn } from "./check-digits.ts";

/**
 * Full card numbers must not enter the till at all: one that is stored or logged brings the whole till into the scope
 * of PCI DSS. A number is taken for a card's when its length, its first digits and its check digit say so; payment
 * codes of wallets (Payme: 20 digits, Click: 18 that begin with 88) have first digits of no card scheme.
 */
interface Range {
  /** Of the first digits, as many as the bounds have. */
  readonly from: string;
  readonly to: string;
  readonly lengths: readonly number[];
}

const SIXTEEN_TO_NINETEEN = [16, 17, 18, 19];

const RANGES: readonly Range[] = [
  // Visa; thirteen digits are history, but may lie in somebody's notes.
  { from: "4", to: "4", lengths: [13, 16, 19] },
  // Mastercard
  { from: "51", to: "55", lengths: [16] },
  { from: "2221", to: "2720", lengths: [16] },
  // Mir
  { from: "2200", to: "2204", lengths: SIXTEEN_TO_NINETEEN },
  // American Express
  { from: "34", to: "34", lengths: [15] },
  { from: "37", to: "37", lengths: [15] },
  // Diners Club
  { from: "300", to: "305", lengths: [14, ...SIXTEEN_TO_NINETEEN] },
  { from: "3095", to: "3095", lengths: [14, ...SIXTEEN_TO_NINETEEN] },
  { from: "36", to: "36", lengths: [14, ...SIXTEEN_TO_NINETEEN] },
  { from: "38", to: "39", lengths: [14, ...SIXTEEN_TO_NINETEEN] },
  // JCB
  { from: "3528", to: "3589", lengths: SIXTEEN_TO_NINETEEN },
  // Uzcard and Humo, and their cards with a second brand
  { from: "5440", to: "5440", lengths: [16] },
  { from: "5614", to: "5614", lengths: [16] },
  { from: "8600", to: "8600", lengths: [16] },
  { from: "9860", to: "9860", lengths: [16] },
  // Maestro
  { from: "5018", to: "5018", lengths: SIXTEEN_TO_NINETEEN },
  { from: "5020", to: "5020", lengths: SIXTEEN_TO_NINETEEN },
  { from: "5038", to: "5038", lengths: SIXTEEN_TO_NINETEEN },
  { from: "56", to: "58", lengths: SIXTEEN_TO_NINETEEN },
  { from: "6304", to: "6304", lengths: SIXTEEN_TO_NINETEEN },
  { from: "67", to: "67", lengths: SIXTEEN_TO_NINETEEN },
  // Discover, RuPay and UnionPay
  { from: "60", to: "60", lengths: SIXTEEN_TO_NINETEEN },
  { from: "62", to: "62", lengths: SIXTEEN_TO_NINETEEN },
  { from: "64", to: "65", lengths: SIXTEEN_TO_NINETEEN },
  { from: "81", to: "82", lengths: SIXTEEN_TO_NINETEEN },
  // Elcart, Napas, Troy
  { from: "9417", to: "9417", lengths: [16] },
  { from: "9704", to: "9704", lengths: [16, 19] },
  { from: "9792", to: "9792", lengths: [16] },
];

/**
 * Whether these digits, with nothing between them, are a card's full number. Thirteen digits that are right for a
 * product are one: such cards have long run out, such products are on every shelf.
 */
export function isCardNumber(digits: string): boolean {
  if (!/^\d{13,19}$/u.test(digits) || (digits.length === 13 && passesEan(digits))) return false;
  const isKnown = RANGES.some(({ from, to, lengths }) => {
    const head = digits.slice(0, from.length);
    return head >= from && head <= to && lengths.includes(digits.length);
  });
  return isKnown && passesLuhn(digits);
}

/** Between two groups of one number: a blank, a dot or a hyphen. */
const GAP = /^[ .-]$/u;
/** What makes digits a part of some longer id: a letter, or a hyphen as in a UUID. */
const ID_BEFORE = /[\p{L}-]$/u;
const ID_AFTER = /^-?\p{L}/u;
const LONGEST_CARD = 19;

/** Whether a card's full number stands somewhere in the text, however people group its digits. */
export function holdsCardNumber(text: string): boolean {
  const plain = text.normalize("NFKC");
  const groups = [...plain.matchAll(/\d+/gu)];
  return groups.some((first, i) => {
    if (ID_BEFORE.test(plain.slice(Math.max(0, first.index - 2), first.index))) return false;
    let digits = "";
    let end = first.index;
    for (const group of groups.slice(i, i + LONGEST_CARD)) {
      if (digits !== "" && !GAP.test(plain.slice(end, group.index))) return false;
      digits += group[0];
      end = group.index + group[0].length;
      if (digits.length > LONGEST_CARD) return false;
      // What follows may be the month on the card, so every whole group is a place where the number may end.
      if (isCardNumber(digits) && !ID_AFTER.test(plain.slice(end, end + 3))) return true;
    }
    return false;
  });
}
