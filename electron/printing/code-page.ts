import CodepageEncoder from "@point-of-sale/codepage-encoder";
import type { CodePage } from "../../shared/domain/printer-settings.ts";

/** What stands for a letter that a code page has no place for, where something plainer says the same. */
const PLAINER: Readonly<Record<string, string>> = {
  ʻ: "'",
  ʼ: "'",
  "‘": "'",
  "’": "'",
  "“": '"',
  "”": '"',
  "«": '"',
  "»": '"',
  "–": "-",
  "—": "-",
  "…": ".",
  "•": "*",
  "·": ".",
  "№": "N",
  đ: "d",
  Đ: "D",
  Ғ: "Г",
  ғ: "г",
  Қ: "К",
  қ: "к",
  Ҳ: "Х",
  ҳ: "х",
  Ў: "У",
  ў: "у",
};

/**
 * A printable text as a printer with this code page prints it: the letter itself, else a plainer one, else the letter
 * without its marks, else a question mark. As many columns as before.
 */
export function inCodePage(text: string, page: CodePage): string {
  return [...text].map((letter) => letterIn(letter, page)).join("");
}

/** A text that `inCodePage` has made, as bytes. */
export function bytesInCodePage(text: string, page: CodePage): Uint8Array {
  return CodepageEncoder.encode(text, page);
}

function letterIn(letter: string, page: CodePage): string {
  const candidates = [letter, PLAINER[letter] ?? letter, letter.normalize("NFD").charAt(0)];
  return candidates.find((each) => has(page, each)) ?? "?";
}

function has(page: CodePage, letter: string): boolean {
  const code = letter.charCodeAt(0);
  if (code < 0x80) return code >= 0x20 && code < 0x7f;
  const byte = CodepageEncoder.encode(letter, page)[0] ?? 0;
  // The encoder writes a question mark for what it does not know; bytes below are commands to a printer.
  return byte >= 0x80;
}
