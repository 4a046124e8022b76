import { functionKey } from "../../../shared/domain/scanner-keys.ts";
import { usCharacter } from "./us-layout.ts";

/** What the detector needs to know of a key going down. */
export interface KeyPress {
  /** `KeyboardEvent.code`: the place of the key, the same in every layout. */
  readonly code: string;
  readonly key: string;
  readonly shift: boolean;
  readonly altGr: boolean;
  readonly alt: boolean;
  readonly ctrl: boolean;
  readonly repeat: boolean;
  /** `Event.timeStamp`: right even when the page was busy as the key came. */
  readonly timeStamp: number;
}

/** The keys of a scanner that is set to another country's keyboard, by the name of the press. */
export type LearnedLayout = Readonly<Record<string, string>>;

/** A press by its place and modifiers, e.g. `Shift+KeyY`: how a learned layout names it. */
export function pressName({ code, shift, altGr }: Pick<KeyPress, "code" | "shift" | "altGr">): string {
  return `${altGr ? "AltGr+" : ""}${shift ? "Shift+" : ""}${code}`;
}

/**
 * The character that a scanner means by a key, null where it can't be told. Enter, Tab, Escape and the function keys
 * have theirs as in `shared/domain/scanner-keys.ts`; Ctrl and a letter is a control character, as scanners send GS.
 */
export function meantBy(press: KeyPress, layout: LearnedLayout): string | null {
  const named = NAMED[press.code] ?? functionKey(press.code);
  if (named !== null) return named;
  if (press.ctrl && !press.altGr) return controlCharacter(press.code, press.shift);
  const learned = layout[pressName(press)];
  if (learned !== undefined) return learned;
  // No key of the US layout needs AltGr, and keys that a remote desktop sends have no place: what came of them counts.
  if (press.altGr || press.code === "" || press.code === "Unidentified") return ascii(press.key);
  return usCharacter(press.code, press.shift);
}

const NAMED: Readonly<Record<string, string>> = {
  Enter: "\r",
  NumpadEnter: "\r",
  Tab: "\t",
  Escape: "\u001b",
};

/** Ctrl takes the upper bits away: A to Z and the signs `[ \ ] ^ _` are 1 to 31. */
function controlCharacter(code: string, shift: boolean): string | null {
  const shifted = CONTROL_SIGNS[code];
  if (shifted !== undefined) return shifted;
  const letter = /^Key([A-Z])$/u.exec(code)?.[1];
  return letter === undefined || shift ? null : String.fromCodePoint((letter.codePointAt(0) ?? 0) - 64);
}

const CONTROL_SIGNS: Readonly<Record<string, string>> = {
  BracketLeft: "\u001b",
  Backslash: "\u001c",
  BracketRight: "\u001d",
  Digit6: "\u001e",
  Minus: "\u001f",
};

function ascii(key: string): string | null {
  return /^[ -~]$/u.test(key) ? key : null;
}

/** The figure of the number pad in a character that is sent by its number (Alt held, e.g. 0065), else null. */
export function altFigure({ code, alt, altGr }: KeyPress): string | null {
  return alt && !altGr ? (/^Numpad(\d)$/u.exec(code)?.[1] ?? null) : null;
}

/** The character behind such figures; null where they name none that codes have. */
export function altCharacter(figures: string): string | null {
  const number = Number(figures);
  return figures !== "" && number >= 1 && number <= 0x7e ? String.fromCodePoint(number) : null;
}

export function isModifier(code: string): boolean {
  return /^(?:Shift|Control|Alt|Meta)(?:Left|Right)$/u.test(code) || code === "CapsLock" || code === "NumLock";
}
