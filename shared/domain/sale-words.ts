import { toMajorText } from "./money.ts";
import type { Attempt, Sale } from "./sale.ts";

/** Longer words are found by their beginning. */
const WORD_LENGTH = 64;
const PLAIN = /^[ -~]*$/u;
const PLAIN_SIGNS = /[^\da-z]+/u;
/** What a person types has a handful of words; more would only make the question slow. */
const QUERY_WORDS = 8;

/** By what a sale is found: every word of what a person may have of it in hand, folded, each once. */
export function saleWords(sale: Sale): readonly string[] {
  const { receipt } = sale.fiscal ?? { receipt: null };
  const words = [
    ...wordsOf(sale.number),
    ...once(sale.amount, (amount) => wordsOf(toMajorText(amount))),
    ...wordsOf(sale.reference),
    ...wordsOf(sale.note),
    ...(receipt ? once(receipt, ({ number, sign }) => [...wordsOf(number), ...wordsOf(sign)]) : []),
    ...sale.attempts.flatMap(attemptWords),
  ];
  return [...new Set(words)];
}

/**
 * Whether the words of a sale are those that it had before an event. Most events change none. Parts that an event left
 * alone are the same objects; false is also said of parts that are merely equal.
 */
export function keptWords(before: Sale, after: Sale): boolean {
  return (
    before.number === after.number &&
    before.amount === after.amount &&
    before.reference === after.reference &&
    before.note === after.note &&
    before.fiscal?.receipt === after.fiscal?.receipt &&
    before.attempts.length === after.attempts.length &&
    before.attempts.every((attempt, index) => keptAttemptWords(attempt, after.attempts[index]))
  );
}

function keptAttemptWords(before: Attempt, after: Attempt | undefined): boolean {
  return before.payer === after?.payer && before.code === after.code && before.refs === after.refs;
}

/**
 * What is looked for: every one of these words must begin a word of the sale. Null when nothing was typed. What was
 * typed and has no letter or figure in it finds nothing: its list is empty.
 */
export function queryWords(text: string): readonly string[] | null {
  if (text.trim() === "") return null;
  const typed = wholeAmounts(text.normalize("NFKC")).split(/\s+/u);
  const words = typed.map((word) => partsOf(word).join("")).filter((word) => word !== "");
  return [...new Set(words)].slice(0, QUERY_WORDS).map(cut);
}

function attemptWords({ payer, code, refs }: Attempt): readonly string[] {
  return [
    ...once(payer, ({ card, phone }) => [...wordsOf(card ?? ""), ...wordsOf(phone ?? "")]),
    ...(code ? once(code, ({ mask }) => wordsOf(mask)) : []),
    ...once(refs, ({ transactionId, paymentId, reference }) => [transactionId, paymentId, reference].flatMap(idWords)),
  ];
}

/** Parts of a sale outlive its events: their words are worked out for the first that asks. */
const known = new WeakMap<object, readonly string[]>();

function once<Part extends object>(part: Part, words: (part: Part) => readonly string[]): readonly string[] {
  const made = known.get(part) ?? words(part);
  known.set(part, made);
  return made;
}

/** A provider's id is typed whole, or read off its end; the parts in its middle say nothing. */
function idWords(id: string | undefined): readonly string[] {
  const parts = partsOf(id ?? "");
  const last = parts.at(-1);
  return last === undefined ? [] : [cut(parts.join("")), cut(last)];
}

/** Each word as it is written without signs ("ORD-12/7" is `ord127`), and its parts. */
function wordsOf(text: string): readonly string[] {
  if (text === "") return [];
  return text.split(/\s+/u).flatMap((word) => {
    const parts = partsOf(word);
    return parts.length === 0 ? [] : [cut(parts.join("")), ...(parts.length > 1 ? parts.map(cut) : [])];
  });
}

/** Letters and figures alone, without case and accents: "Bánh" is found by `banh`. */
function partsOf(text: string): readonly string[] {
  // Most are a provider's: nothing of theirs is folded but their case, and every event of a sale asks for them.
  if (PLAIN.test(text))
    return text
      .toLowerCase()
      .split(PLAIN_SIGNS)
      .filter((part) => part !== "");
  const plain = text.normalize("NFKD").toLowerCase().normalize("NFKD");
  const folded = plain.replaceAll(/\p{M}/gu, "").replaceAll("đ", "d");
  return folded.split(/[^\p{L}\p{N}]+/u).filter((part) => part !== "");
}

/** Amounts are shown in groups of three and with empty cents: `127 500` and `12 000,00` are one number each. */
function wholeAmounts(text: string): string {
  return text
    .replaceAll(/(?<!\S)\d{1,3}(?:\s\d{3})+(?=[.,]00(?!\S)|(?!\S))/gu, (amount) => amount.replaceAll(/\s/gu, ""))
    .replaceAll(/(?<!\S)(\d+)[.,]00(?!\S)/gu, "$1");
}

function cut(word: string): string {
  return word.length <= WORD_LENGTH ? word : Array.from(word).slice(0, WORD_LENGTH).join("");
}
