/** The US layout by `KeyboardEvent.code`: what a wedge scanner means, whatever layout the system has. */
const PUNCTUATION: Readonly<Record<string, readonly [plain: string, shifted: string]>> = {
  Space: [" ", " "],
  Minus: ["-", "_"],
  Equal: ["=", "+"],
  BracketLeft: ["[", "{"],
  BracketRight: ["]", "}"],
  Backslash: ["\\", "|"],
  Semicolon: [";", ":"],
  Quote: ["'", '"'],
  Backquote: ["`", "~"],
  Comma: [",", "<"],
  Period: [".", ">"],
  Slash: ["/", "?"],
  NumpadDecimal: [".", "."],
  NumpadAdd: ["+", "+"],
  NumpadSubtract: ["-", "-"],
  NumpadMultiply: ["*", "*"],
  NumpadDivide: ["/", "/"],
};
const SHIFTED_DIGITS = ")!@#$%^&*(";

/** GS, the separator inside GS1 codes; scanners send it as Ctrl and the closing bracket. */
const GROUP_SEPARATOR = "\u001d";

export interface KeyPress {
  readonly code: string;
  readonly shift: boolean;
  readonly ctrl: boolean;
  readonly altGr: boolean;
}

/**
 * The character a scanner meant by a key, null for a key that stands for none. Caps lock plays no part: a scanner
 * presses shift for every capital it sends, and code and shift alone say which that is.
 */
export function usCharacter({ code, shift, ctrl, altGr }: KeyPress): string | null {
  if (altGr) return null;
  if (ctrl) return code === "BracketRight" ? GROUP_SEPARATOR : null;
  const letter = /^Key([A-Z])$/u.exec(code)?.[1];
  if (letter !== undefined) return shift ? letter : letter.toLowerCase();
  const digit = /^Digit(\d)$/u.exec(code)?.[1];
  if (digit !== undefined) return shift ? SHIFTED_DIGITS.charAt(Number(digit)) : digit;
  const numpad = /^Numpad(\d)$/u.exec(code)?.[1];
  if (numpad !== undefined) return numpad;
  const pair = PUNCTUATION[code];
  return pair ? pair[shift ? 1 : 0] : null;
}
